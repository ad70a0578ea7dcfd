import * as z from 'zod/mini'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id, reason } from '../../../lib/http/fields.ts'
import { cancelLoan } from '../../../lib/lending/loan/cancel.ts'
import { loanById } from '../../../lib/store/loan.ts'
import { commit } from '../../../lib/table/commit.ts'

/** Cancels a loan before its money is on its way. */
export const handler = endpoint(
  {
    auth: operator('cashier', 'risk', 'admin'),
    input: z.object({ id: id('NO_SUCH_LOAN'), reason: reason() }),
  },
  async ({ input, operator: { name }, now }) => {
    const loan = await loanById(input.id)
    await commit(...cancelLoan(loan, { operator: name, reason: input.reason }, now))
    return { message: 'Cancelled' }
  },
)
