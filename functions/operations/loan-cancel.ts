import * as z from 'zod/mini'
import { Failure } from '../../lib/domain/failure.ts'
import { operator } from '../../lib/http/auth/operator.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { id, text } from '../../lib/http/fields.ts'
import { cancelLoan } from '../../lib/lending/cancel.ts'
import { commit } from '../../lib/store/commit.ts'
import { keys } from '../../lib/store/keys.ts'
import type { Loan } from '../../lib/store/loan.ts'
import { get } from '../../lib/store/read.ts'

/** Ends a loan before its money is on its way. */
export const handler = endpoint(
  {
    auth: operator('cashier', 'risk', 'admin'),
    input: z.object({ id: id('NO_SUCH_LOAN'), reason: text({ required: 'REASON_REQUIRED', max: 300 }) }),
  },
  async ({ input, operator: { name }, now }) => {
    const loan = await get<Loan>(keys.loan(input.id))
    if (!loan) throw new Failure('NO_SUCH_LOAN')
    await commit(...cancelLoan(loan, { operator: name, reason: input.reason }, now))
    return { message: 'Cancelled' }
  },
)
