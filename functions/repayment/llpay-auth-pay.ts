import * as z from 'zod/mini'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { id } from '../../lib/http/fields.ts'
import { repaymentOrder } from '../../lib/lending/repayment-order.ts'
import { repaymentPages } from '../../lib/vendors/wired.ts'

export const handler = endpoint(
  {
    auth: borrower,
    input: z.object({ loan_id: id('BAD_PARAMETER') }),
    output: z.array(z.object({ req_data: z.record(z.string(), z.union([z.string(), z.number()])) })),
  },
  async ({ user, input, now }) => ({
    results: [{ req_data: await repaymentOrder(await repaymentPages(), user, input.loan_id, now) }],
  }),
)
