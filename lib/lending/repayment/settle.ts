import type { BreakKind } from '../../domain/break.ts'
import { log } from '../../platform/log.ts'
import { breakOn, openBreak } from '../../store/break.ts'
import { isHeldBy, releaseCoupon } from '../../store/coupon.ts'
import { keys } from '../../store/keys.ts'
import { notBooked } from '../../store/movement.ts'
import type { AnswerSource, Order, OrderAnswer, RepaymentOrder } from '../../store/order.ts'
import { type Refused, tryCommit, type Write } from '../../table/commit.ts'
import { get } from '../../table/read.ts'
import type { RepaymentNotice } from '../../vendors/payment-provider.ts'
import { bookRepayment, bookUnappliedPayment, orderPayable } from './book.ts'

/**
 * Takes a genuine payment from any source; true when it is booked, now or before. Nothing is booked unless the
 * order is ours, the amount is ours to the fen and the result is SUCCESS. Two round trips; one for a repetition.
 */
export async function settleRepayment(
  notice: RepaymentNotice,
  now: number,
  source: AnswerSource = 'notification',
): Promise<boolean> {
  const order = await get(keys.order(notice.orderNo))
  if (order?.kind !== 'repayment') return mismatch('missing-here', notice, order, now)
  if (order.amountFen !== notice.amountFen) return mismatch('amount-mismatch', notice, order, now)
  if (notice.result !== 'SUCCESS') return mismatch('state-mismatch', notice, order, now)
  return order.state === 'paid' || book(order, notice, { at: now, source })
}

/** The provider repeats what we do not acknowledge: it is noted, and an alarm rings, the first time only. */
async function mismatch(
  kind: BreakKind,
  { orderNo, result, amountFen }: RepaymentNotice,
  order: Order | undefined,
  now: number,
): Promise<false> {
  const here = order ? `${order.kind} of ${order.amountFen} fen` : 'no such order'
  const detail = `${result} of ${amountFen} fen; here: ${here}`
  const known = { known: order?.kind, expectedFen: order?.amountFen }
  if (await openBreak(breakOn({ ...order, no: orderNo, amountFen }, kind, detail), now)) {
    log.error('repayment notice mismatch', { orderNo, result, amountFen, ...known })
  }
  return false
}

type Heard = Omit<OrderAnswer, 'said'>

async function book(order: RepaymentOrder, notice: RepaymentNotice, heard: Heard): Promise<boolean> {
  const refused = await tryCommit(...bookRepayment(order, notice, heard.at, heard.source))
  if (!refused || bookedBefore(refused)) return true
  // The loan was repaid by another order, or its payout was sent back: it does not want this money, and will not.
  const vain = await tryCommit(
    ...bookUnappliedPayment(order, notice, heard.at, heard.source),
    ...(await couponBack(order)),
  )
  if (!vain) log.error('unapplied payment owed back', { orderNo: order.no, loanId: order.loanId })
  return !vain || bookedBefore(vain)
}

/** Another copy of the notice came first. */
const bookedBefore = ({ guard }: Refused): boolean => guard === orderPayable || guard === notBooked

/** The order's coupon was not needed; unless another order of the loan has spent it meanwhile, it is the borrower's again. */
async function couponBack({ userId, no, coupon }: RepaymentOrder): Promise<Write[]> {
  if (!coupon) return []
  const stored = await get(keys.coupon(userId, coupon.id))
  return isHeldBy(stored, no) ? [releaseCoupon(userId, coupon.id, no)] : []
}
