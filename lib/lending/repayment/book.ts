import { dateOf } from '../../domain/calendar.ts'
import { repaid, unappliedPayment } from '../../domain/ledger.ts'
import { yuanText } from '../../domain/money.ts'
import { repaymentBefore } from '../../domain/order.ts'
import { breakOn, breakOpened } from '../../store/break.ts'
import { spendCouponForPayment } from '../../store/coupon.ts'
import { keys } from '../../store/keys.ts'
import { bookMovement } from '../../store/movement.ts'
import { type AnswerSource, answered, type OrderAnswer, orderIn, type RepaymentOrder } from '../../store/order.ts'
import { outboxMessage } from '../../store/outbox.ts'
import type { Guard, Write } from '../../table/commit.ts'
import type { RepaymentNotice } from '../../vendors/payment-provider.ts'
import { finishLoan } from '../loan/finish.ts'

/**
 * Books a genuine payment: the order is paid, its coupon spent, the books move, the loan is finished and its quota thaws.
 * All of it comes from the order, so nothing else is read.
 */
export function bookRepayment(
  order: RepaymentOrder,
  notice: RepaymentNotice,
  now: number,
  source: AnswerSource = 'notification',
): Write[] {
  const { loanId, userId, principalFen, feesFen, penaltyFen, coupon } = order
  return [
    payOrder(order, notice, { at: now, source }),
    bookMovement({
      loanId,
      kind: 'repaid',
      orderNo: order.no,
      at: now,
      date: dateOf(now),
      dueDate: order.dueDate,
      postings: repaid({
        principal: principalFen,
        fees: feesFen,
        penalty: penaltyFen,
        ...(coupon ? { coupon: coupon.amountFen } : {}),
      }),
    }),
    ...finishLoan(order, now),
    ...(coupon ? [spendCouponForPayment(userId, coupon.id, order.no)] : []),
    outboxMessage(
      { userId, loanId, template: 'repaid', params: { time: dateOf(now), account: yuanText(order.amountFen) } },
      now,
    ),
  ]
}

/** Money for a loan that no longer wants it (paid by another order already) is owed back: operators see a break. */
export function bookUnappliedPayment(
  order: RepaymentOrder,
  notice: RepaymentNotice,
  now: number,
  source: AnswerSource = 'notification',
): Write[] {
  return [
    payOrder(order, notice, { at: now, source }),
    bookMovement({
      loanId: order.loanId,
      kind: 'paid-in-vain',
      orderNo: order.no,
      at: now,
      date: dateOf(now),
      postings: unappliedPayment(order.amountFen),
    }),
    breakOpened(
      breakOn(
        order,
        'paid-in-vain',
        'A genuine payment came for a loan that no longer wants it; the money is owed to the borrower',
      ),
      now,
    ),
  ]
}

/** Not paid yet; that its time is over does not matter to money that came. */
export const orderPayable: Guard = orderIn(repaymentBefore('pay'))

const payOrder = (order: RepaymentOrder, notice: RepaymentNotice, heard: Omit<OrderAnswer, 'said'>): Write => ({
  update: keys.order(order.no),
  changes: {
    set: {
      state: 'paid',
      providerNo: notice.providerNo,
      settleDate: notice.settleDate,
      ...answered(order, { ...heard, said: notice.result }),
    },
    remove: ['duePk', 'dueSk'],
  },
  guard: orderPayable,
})
