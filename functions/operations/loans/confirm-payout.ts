import * as z from 'zod/mini'
import { Failure } from '../../../lib/domain/failure.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { reason, shaped } from '../../../lib/http/fields.ts'
import { confirmPayout } from '../../../lib/lending/payout/confirm.ts'
import { payoutExecution } from '../../../lib/lending/payout/disburse.ts'
import { config } from '../../../lib/platform/config.ts'
import { startExecution } from '../../../lib/platform/workflows.ts'
import { keys } from '../../../lib/store/keys.ts'
import { loanOfOrder } from '../../../lib/store/loan.ts'
import { loanOfPayout } from '../../../lib/store/order-no.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'

/** Confirms a payout that the provider suspects. After a crash behind the commit the sweep continues. */
export const handler = endpoint(
  {
    auth: operator('cashier', 'admin'),
    input: z.object({
      order_no: shaped((no) => loanOfPayout(no) !== undefined, 'PAYOUT_UNKNOWN'),
      reason: reason(),
    }),
  },
  async ({ input, operator: { name }, now }) => {
    const order = await get(keys.order(input.order_no))
    if (order?.kind !== 'payout') throw new Failure('PAYOUT_UNKNOWN')
    const loan = await loanOfOrder(order)
    await commit(...confirmPayout(order, loan, { operator: name, reason: input.reason }, now))
    const next = { no: order.no, executions: order.executions + 1, confirmations: (order.confirmations ?? 0) + 1 }
    await startExecution(config.DISBURSEMENT_MACHINE, payoutExecution(next), { orderNo: order.no })
    return { message: 'Confirmation under way' }
  },
)
