import * as z from 'zod/mini'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id } from '../../../lib/http/fields.ts'
import { disburseLoan, payoutExecution } from '../../../lib/lending/payout/disburse.ts'
import { config } from '../../../lib/platform/config.ts'
import { startExecution } from '../../../lib/platform/workflows.ts'
import { loanById } from '../../../lib/store/loan.ts'
import { payoutNo } from '../../../lib/store/order-no.ts'
import { commit } from '../../../lib/table/commit.ts'

/** Starts the disbursement of an approved loan. After a crash behind the commit the sweep continues. */
export const handler = endpoint(
  {
    auth: operator('cashier', 'admin'),
    input: z.object({ id: id('NO_SUCH_LOAN') }),
    output: z.array(z.object({ order_no: z.string() })),
  },
  async ({ input, operator: { name }, now }) => {
    const loan = await loanById(input.id)
    const no = payoutNo(loan, now)
    await commit(...disburseLoan(loan, name, no, now))
    await startExecution(config.DISBURSEMENT_MACHINE, payoutExecution({ no, executions: 1 }), { orderNo: no })
    return { message: 'Disbursement started', results: [{ order_no: no }] }
  },
)
