import * as z from 'zod/mini'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id, text } from '../../../lib/http/fields.ts'
import { reviewLoan } from '../../../lib/lending/loan/review.ts'
import { loanById } from '../../../lib/store/loan.ts'
import { commit } from '../../../lib/table/commit.ts'

/** Decides a review. `stage` names the review on the operator's screen, so that a stale screen cannot decide the other one. */
export const handler = endpoint(
  {
    auth: operator('reviewer', 'admin'),
    input: z.object({
      id: id('NO_SUCH_LOAN'),
      stage: z.enum(['first', 'second']),
      result: z.enum(['pass', 'reject']),
      opinion: text({ required: 'OPINION_REQUIRED', max: 300 }),
    }),
  },
  async ({ input, operator: { name }, now }) => {
    const loan = await loanById(input.id)
    const passed = input.result === 'pass'
    await commit(...reviewLoan(loan, { stage: input.stage, passed, opinion: input.opinion, operator: name }, now))
    return { message: passed ? 'Passed' : 'Rejected' }
  },
)
