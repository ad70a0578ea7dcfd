import * as z from 'zod/mini'
import { seconds } from '../../lib/domain/calendar.ts'
import { yuan } from '../../lib/domain/money.ts'
import { operator } from '../../lib/http/auth/operator.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { paging } from '../../lib/http/fields.ts'
import { loansInQueue } from '../../lib/store/queue.ts'

/** Loans that wait for an operator, oldest first. */
export const handler = endpoint(
  {
    auth: operator('reviewer', 'cashier', 'risk', 'admin'),
    input: z.object({ queue: z.enum(['auditing', 'reviewing', 'disburse']), ...paging }),
    output: z.array(
      z.object({
        loan_id: z.number(),
        state: z.string(),
        amount: z.number(),
        period: z.number(),
        waiting_since: z.number(),
      }),
    ),
  },
  async ({ input }) => {
    const loans = await loansInQueue(input.queue, input.offset + input.limit + 1)
    const page = loans.slice(input.offset, input.offset + input.limit)
    return {
      results: page.map((loan) => ({
        loan_id: loan.id,
        state: loan.state,
        amount: yuan(loan.terms.principalFen),
        period: loan.terms.periodDays,
        waiting_since: seconds(Number(loan.workSk)),
      })),
      has_more: loans.length > input.offset + input.limit,
    }
  },
)
