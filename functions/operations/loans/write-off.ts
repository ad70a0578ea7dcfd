import * as z from 'zod/mini'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id, reason } from '../../../lib/http/fields.ts'
import { writeOffLoan } from '../../../lib/lending/loan/write-off.ts'
import { loanById } from '../../../lib/store/loan.ts'
import { commit } from '../../../lib/table/commit.ts'

/** Books the principal of a loan past its cap day as a loss. */
export const handler = endpoint(
  {
    auth: operator('risk', 'admin'),
    input: z.object({ id: id('NO_SUCH_LOAN'), reason: reason() }),
  },
  async ({ input, operator: { name }, now }) => {
    const loan = await loanById(input.id)
    await commit(...writeOffLoan(loan, { operator: name, reason: input.reason }, now))
    return { message: 'Written off' }
  },
)
