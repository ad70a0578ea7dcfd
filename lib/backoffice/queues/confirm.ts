import { seconds } from '../../domain/calendar.ts'
import { yuan } from '../../domain/money.ts'
import type { PayoutOrder } from '../../store/order.ts'
import { itemsOf } from '../../table/indexes.ts'
import * as payments from '../../vendors/payments.ts'
import { queue } from './queue.ts'
import { queuedPayoutShape } from './shapes.ts'

/** Payouts that wait for an operator's confirmation, or until their time is over. */
export const confirm = queue({
  index: 'confirm',
  shape: queuedPayoutShape,
  show: async (rows) => {
    const orders = await itemsOf<PayoutOrder & { workSk: string }>(rows)
    return orders
      .filter((order) => order !== undefined)
      .filter(({ state }) => state === 'check')
      .map(({ no, loanId, amountFen, card, refusal = '', by, confirmBy = 0, workSk }) => ({
        order_no: no,
        loan_id: loanId,
        amount: yuan(amountFen),
        bank: card.bankName,
        card_tail: card.tail,
        code: refusal,
        reason: payments.meaningOf(refusal) ?? 'The confirmation did not take effect',
        disbursed_by: by,
        confirm_by: seconds(confirmBy),
        waiting_since: seconds(Number(workSk)),
      }))
  },
})
