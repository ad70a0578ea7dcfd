import * as z from 'zod/mini'
import { whyLoan } from '../../../lib/books/why.ts'
import { dateOf, seconds } from '../../../lib/domain/calendar.ts'
import { Failure } from '../../../lib/domain/failure.ts'
import { stateAsOf } from '../../../lib/domain/loan.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id } from '../../../lib/http/fields.ts'

const entry = z.object({
  at: z.number(),
  what: z.string(),
  text: z.string(),
  by: z.nullable(z.string()),
  order_no: z.nullable(z.string()),
})

/**
 * Explains why a loan is in its state: states, orders and the provider's answers, movements, messages, audit and breaks. The
 * reading is recorded in the borrower's file.
 */
export const handler = endpoint(
  {
    auth: operator('reviewer', 'cashier', 'risk', 'admin'),
    input: z.object({ id: id('NO_SUCH_LOAN') }),
    output: z.array(
      z.object({ loan_id: z.number(), user_id: z.number(), state: z.string(), timeline: z.array(entry) }),
    ),
  },
  async ({ input, operator: { name }, now }) => {
    const story = await whyLoan(input.id, { operator: name, now })
    if (!story) throw new Failure('NO_SUCH_LOAN')
    const { loan, timeline } = story
    return {
      results: [
        {
          loan_id: loan.id,
          user_id: loan.userId,
          state: stateAsOf(loan, dateOf(now)),
          timeline: timeline.map(({ at, what, text, by, orderNo }) => ({
            at: seconds(at),
            what,
            text,
            by: by ?? null,
            order_no: orderNo ?? null,
          })),
        },
      ],
    }
  },
)
