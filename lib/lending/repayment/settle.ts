import type { BreakKind } from '../../domain/break.ts'
import { log } from '../../platform/log.ts'
import { breakOn, openBreak } from '../../store/break.ts'
import { couponUnspent, isHeldBy, releaseCoupon } from '../../store/coupon.ts'
import { keys } from '../../store/keys.ts'
import type { Loan } from '../../store/loan.ts'
import type { AnswerSource, Heard, Order, RepaymentOrder } from '../../store/order.ts'
import { loanOfRepayment } from '../../store/order-no.ts'
import { tryCommit, type Write } from '../../table/commit.ts'
import { equals } from '../../table/expressions.ts'
import { type Found, get, getAll } from '../../table/read.ts'
import type { RepaymentNotice } from '../../vendors/payment-provider.ts'
import { type LoanWithAccount, withAccount } from '../loan/account.ts'
import { bookRepayment, bookUnappliedPayment } from './book.ts'

/** Another entry may be booked between a read and a write: then the account is read and folded again. */
const LOOKS_MAX = 5

/**
 * Takes a genuine payment from any source; true when it is booked, now or before. Nothing is booked unless the
 * order is ours, the amount is ours to the fen and the result is SUCCESS. Two round trips; one for a repetition.
 */
export async function settleRepayment(
  notice: RepaymentNotice,
  now: number,
  source: AnswerSource = 'notification',
): Promise<boolean> {
  for (let look = 1; look <= LOOKS_MAX; look++) {
    const { order, loan } = await orderAndLoan(notice.orderNo)
    if (order?.kind !== 'repayment') return mismatch('missing-here', notice, order, now)
    if (order.amountFen !== notice.amountFen) return mismatch('amount-mismatch', notice, order, now)
    if (notice.result !== 'SUCCESS') return mismatch('state-mismatch', notice, order, now)
    if (order.state === 'paid' || (await book(order, loan, notice, { at: now, source }))) return true
  }
  log.error('payment not booked', { orderNo: notice.orderNo })
  return false
}

/** Both in one trip when the loan is in the number. */
async function orderAndLoan(no: string): Promise<Partial<Found<{ order: Order; loan: Loan }>>> {
  const loanId = loanOfRepayment(no)
  const found = await getAll({ order: keys.order(no), ...(loanId ? { loan: keys.loan(loanId) } : {}) })
  if (loanId || found.order?.kind !== 'repayment') return found
  const loan = await get(keys.loan(found.order.loanId))
  return loan ? { ...found, loan } : found
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

/** Books the payment; false when the loan or the order is no longer as it was read. */
async function book(
  order: RepaymentOrder,
  loan: Loan | undefined,
  notice: RepaymentNotice,
  heard: Heard,
): Promise<boolean> {
  if (!loan) throw new Error(`Loan ${order.loanId} of order ${order.no} is missing`)
  const account = accountFor(order, loan)
  if (!account) return bookUnapplied(order, loan, notice, heard)
  if (account.entries.some(({ id }) => id === order.no)) return true
  if (account.state === 'finished') return bookBeyond(order, account, notice, heard)
  const refused = await tryCommit(...bookRepayment(order, account, notice, heard))
  if (refused?.guard.name !== couponUnspent) return !refused
  // Another order of the loan spent the coupon: the money counts alone.
  return !(await tryCommit(...bookRepayment(order, account, notice, heard, false)))
}

/** The account that the payment is for; none when the order was for another payout, which the bank returned: that one fell due on another day. */
function accountFor(order: RepaymentOrder, loan: Loan): LoanWithAccount | undefined {
  return order.dueDate === loan.dueDate ? withAccount(loan) : undefined
}

/** A payment of a loan that owes nothing: owed back, unless its value date makes earlier days cheaper. Its coupon was not needed. */
async function bookBeyond(
  order: RepaymentOrder,
  account: LoanWithAccount,
  notice: RepaymentNotice,
  heard: Heard,
): Promise<boolean> {
  const writes = bookRepayment(order, account, notice, heard, false)
  if (await tryCommit(...writes, ...(await couponBack(order, heard.at)))) return false
  log.error('unapplied payment owed back', { orderNo: order.no, loanId: order.loanId })
  return true
}

/** The payout was sent back, or the loan ended before accounts were kept: it does not want this money, and will not. */
async function bookUnapplied(
  order: RepaymentOrder,
  loan: Loan,
  notice: RepaymentNotice,
  heard: Heard,
): Promise<boolean> {
  const writes = [
    ...bookUnappliedPayment(order, notice, heard),
    loanAsSeen(loan),
    ...(await couponBack(order, heard.at)),
  ]
  if (await tryCommit(...writes)) return false
  log.error('unapplied payment owed back', { orderNo: order.no, loanId: order.loanId })
  return true
}

const loanAsSeen = ({ id, state }: Loan): Write => ({
  check: keys.loan(id),
  guard: { name: 'loanWantsNothing', condition: equals('state', state) },
})

/** The order's coupon was not needed; unless another order of the loan has spent it meanwhile, it is the borrower's again. */
async function couponBack({ userId, no, coupon, createdAt }: RepaymentOrder, now: number): Promise<Write[]> {
  if (!coupon) return []
  const stored = await get(keys.coupon(userId, coupon.id))
  return isHeldBy(stored, no) ? [releaseCoupon(userId, coupon.id, no, now - createdAt)] : []
}
