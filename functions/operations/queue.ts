import * as z from 'zod/mini'
import { seconds } from '../../lib/domain/calendar.ts'
import { yuan } from '../../lib/domain/money.ts'
import { operator } from '../../lib/http/auth/operator.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { pageOf, paging } from '../../lib/http/paging.ts'
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
    return pageOf(loans, input, (loan) => ({
      loan_id: loan.id,
      state: loan.state,
      amount: yuan(loan.terms.principalFen),
      period: loan.terms.periodDays,
      waiting_since: seconds(Number(loan.workSk)),
    }))
  },
)
