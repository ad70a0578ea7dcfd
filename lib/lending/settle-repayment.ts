import { after } from '../domain/loan.ts'
import { log } from '../platform/log.ts'
import { type Refused, tryCommit } from '../store/commit.ts'
import { keys } from '../store/keys.ts'
import { type Loan, loanAllows } from '../store/loan.ts'
import { notBooked } from '../store/movement.ts'
import type { Order, RepaymentOrder } from '../store/order.ts'
import { get } from '../store/read.ts'
import type { RepaymentNotice } from '../vendors/payments.ts'
import { bookRepayment, bookVainPayment, orderPayable } from './repay.ts'

/**
 * Books a genuine payment, whoever brings the news; true when it is booked, now or before. Nothing is booked unless the
 * order is ours, the amount is ours to the fen and the result is SUCCESS.
 */
export async function settleRepayment(notice: RepaymentNotice, now: number): Promise<boolean> {
  const order = await get<Order>(keys.order(notice.orderNo))
  if (order?.kind !== 'repayment' || order.amountFen !== notice.amountFen || notice.result !== 'SUCCESS') {
    log.error('repayment notice mismatch', {
      orderNo: notice.orderNo,
      known: order?.kind,
      result: notice.result,
      amountFen: notice.amountFen,
      expectedFen: order?.amountFen,
    })
    return false
  }
  return order.state === 'paid' || book(order, notice, now)
}

async function book(order: RepaymentOrder, notice: RepaymentNotice, now: number): Promise<boolean> {
  const loan = await get<Loan>(keys.loan(order.loanId))
  if (!loan) throw new Error(`Loan ${order.loanId} of order ${order.no} is missing`)
  const refused = await tryCommit(...bookRepayment(order, loan, notice, now))
  if (!refused) return true
  if (bookedBefore(refused)) return true
  // The loan came to its repayment between our read and our write: the next delivery finds it there.
  if (refused.guard.name === loanAllows('repaid').name && allowsRepayment(refused.item as Loan | undefined))
    return false
  const vain = await tryCommit(...bookVainPayment(order, notice, now))
  if (!vain) log.error('payment that no loan wants is owed back', { orderNo: order.no, loanId: order.loanId })
  return !vain || bookedBefore(vain)
}

/** Another copy of the notice came first. */
const bookedBefore = ({ guard }: Refused): boolean => guard === orderPayable || guard === notBooked

const allowsRepayment = (loan: Loan | undefined): boolean =>
  loan !== undefined && after(loan.state, 'repaid') !== undefined
