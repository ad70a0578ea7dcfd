import * as z from 'zod/mini'
import { loanFile } from '../../../lib/backoffice/loan-file.ts'
import { loanFileShape } from '../../../lib/backoffice/loan-shape.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id } from '../../../lib/http/fields.ts'

/** Returns everything an officer needs to know of a loan. The reading is recorded in the borrower's file. */
export const handler = endpoint(
  {
    auth: operator('reviewer', 'cashier', 'risk', 'admin'),
    input: z.object({ id: id('NO_SUCH_LOAN') }),
    output: z.array(loanFileShape),
  },
  async ({ input, operator: { name }, now }) => ({ results: [await loanFile(input.id, { operator: name, now })] }),
)
