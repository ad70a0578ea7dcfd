import * as z from 'zod/mini'
import { loanFile } from '../../../lib/backoffice/loan-file.ts'
import { loanFileShape } from '../../../lib/backoffice/loan-shape.ts'
import { loanQueues, nextLoan } from '../../../lib/backoffice/next-loan.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'

/** Returns the loan file of the oldest loan in a queue that the operator may work on, or none. */
export const handler = endpoint(
  {
    auth: operator('reviewer', 'cashier', 'risk', 'admin'),
    input: z.object({ queue: z.enum(loanQueues) }),
    output: z.array(loanFileShape),
  },
  async ({ input: { queue }, operator: { name }, now }) => {
    const loan = await nextLoan(queue, name)
    return { results: loan ? [await loanFile(loan.id, { operator: name, now })] : [] }
  },
)
