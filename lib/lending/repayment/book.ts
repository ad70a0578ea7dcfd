import { type AccountState, accountOn } from '../../domain/account.ts'
import { postingsBetween, type Received } from '../../domain/account-postings.ts'
import { dateOf, parseDate } from '../../domain/calendar.ts'
import type { Entry, Repayment } from '../../domain/entry.ts'
import { unappliedPayment } from '../../domain/ledger.ts'
import { type Fen, yuanText } from '../../domain/money.ts'
import { repaymentBefore } from '../../domain/order.ts'
import { valueDateOf } from '../../domain/value-date.ts'
import { breakOn, breakOpened } from '../../store/break.ts'
import { spendCouponForPayment } from '../../store/coupon.ts'
import { keys } from '../../store/keys.ts'
import { bookMovement, type MovementKind } from '../../store/movement.ts'
import { answered, type Heard, orderIn, type RepaymentOrder } from '../../store/order.ts'
import { outboxMessage } from '../../store/outbox.ts'
import type { Guard, Write } from '../../table/commit.ts'
import type { RepaymentNotice } from '../../vendors/payment-provider.ts'
import { type AccountChange, addEntries, type LoanWithAccount, writeAccount } from '../loan/account.ts'

/** A rest below this after an order of all that was due is waived: the payment was valued on a dearer day than it was asked for. */
const ROUNDING_FEN: Fen = 100

/**
 * Books a genuine payment as an entry of its loan: the order is paid, its coupon spent, the account folded anew, and the books move by
 * the difference. The split on the order was for show. Without `coupon`, which another order may have spent, the money alone counts.
 */
export function bookRepayment(
  paid: RepaymentOrder,
  loan: LoanWithAccount,
  notice: RepaymentNotice,
  heard: Heard,
  withCoupon = true,
): Write[] {
  const { coupon: reserved, ...money } = paid
  const order: RepaymentOrder = withCoupon ? paid : money
  const { coupon, userId } = order
  const { at } = heard
  const { change, reversal } = changeBy(order, loan, notice, at)
  const owedBack = change.after.excess - change.before.excess
  // More than all: the value date made earlier days cheaper.
  const isAllOwedBack = owedBack >= creditOf(order)
  return [
    payOrder(order, notice, heard),
    ...movementsOf(order, loan, { change, reversal, isAllOwedBack }, at),
    ...writeAccount(loan, change, 'borrower', at),
    ...(coupon ? [spendCouponForPayment(userId, coupon.id, order.no)] : []),
    ...(owedBack > 0 ? [owedBackBreak(order, owedBack, at)] : []),
    ...(isAllOwedBack ? [] : [paidMessage(order, change, at)]),
  ]
}

interface Booking {
  change: AccountChange
  /** The write-off that the payment takes back. */
  reversal: readonly Entry[]
  isAllOwedBack: boolean
}

/** A write-off that is taken back is a movement of its own: the loan is open again before it is paid. */
function movementsOf(order: RepaymentOrder, loan: LoanWithAccount, booking: Booking, at: number): Write[] {
  const { before, after } = booking.change
  const opened = booking.reversal.length > 0 ? addEntries(loan, booking.reversal).after : before
  const book = (kind: MovementKind, from: AccountState, to: AccountState, received: Received): Write =>
    bookMovement({
      loanId: loan.id,
      kind,
      orderNo: order.no,
      at,
      date: dateOf(at),
      dueDate: loan.dueDate,
      postings: postingsBetween(from, to, received),
    })
  const received = { money: order.amountFen, coupon: order.coupon?.amountFen ?? 0 }
  return [
    ...(opened === before ? [] : [book('write-off-reversed', before, opened, { money: 0, coupon: 0 })]),
    book(kindOf(booking), opened, after, received),
  ]
}

function kindOf({ change: { after, ended }, isAllOwedBack }: Booking): MovementKind {
  if (isAllOwedBack) return 'paid-in-vain'
  if (after.writtenOff > 0) return 'recovered'
  return ended ? 'repaid' : 'part-repaid'
}

/** A payment counts as an entry, and after an order of all that was due so does the waiver of a small rest. */
function changeBy(
  order: RepaymentOrder,
  loan: LoanWithAccount,
  notice: RepaymentNotice,
  at: number,
): Pick<Booking, 'change' | 'reversal'> {
  const { no, part } = order
  const settledOn = notice.settleDate ? parseDate(notice.settleDate) : undefined
  const valueDate = valueDateOf({ openedOn: dateOf(order.createdAt), settledOn }, dateOf(at))
  const paid: Repayment = {
    kind: 'repayment',
    id: no,
    valueDate,
    at,
    amountFen: creditOf(order),
    orderNo: no,
    ...(order.coupon ? { couponFen: order.coupon.amountFen } : {}),
  }
  const reversal = writeOffBehind(loan, paid)
  const change = addEntries(loan, [...reversal, paid])
  const rest = accountOn(loan.terms, change.after, change.after.through).total
  if (part || rest === 0 || rest >= ROUNDING_FEN) return { change, reversal }
  const waiver: Entry = { kind: 'waiver', id: `${no}-rounding`, valueDate, at, amountFen: rest, reason: 'rounding' }
  return { change: addEntries(loan, [...reversal, paid, waiver]), reversal }
}

/** A payment valued on or before the day of the write-off shows that it was one too early: it is taken back. */
function writeOffBehind({ entries }: LoanWithAccount, { id, valueDate, at }: Repayment): Entry[] {
  const reversed = new Set(entries.flatMap((entry) => (entry.kind === 'reversal' ? [entry.of] : [])))
  return entries
    .filter((entry) => entry.kind === 'write-off' && !reversed.has(entry.id) && valueDate <= entry.valueDate)
    .map((entry) => ({ kind: 'reversal', id: `${id}-reversal`, valueDate, at, of: entry.id }))
}

const creditOf = ({ amountFen, coupon }: RepaymentOrder): Fen => amountFen + (coupon?.amountFen ?? 0)

const paidMessage = ({ userId, loanId, amountFen }: RepaymentOrder, change: AccountChange, at: number): Write => {
  const params = { time: dateOf(at), account: yuanText(amountFen) }
  return outboxMessage({ userId, loanId, template: change.ended ? 'repaid' : 'part-repaid', params }, at)
}

const owedBackBreak = (order: RepaymentOrder, amountFen: Fen, at: number): Write =>
  breakOpened(
    breakOn(
      { ...order, amountFen },
      'paid-in-vain',
      'More was paid than the loan wanted; the rest is owed to the borrower',
    ),
    at,
  )

/** Money for a loan whose payout came back or that ended before accounts were kept is owed back: operators see a break. */
export function bookUnappliedPayment(order: RepaymentOrder, notice: RepaymentNotice, heard: Heard): Write[] {
  const { at } = heard
  return [
    payOrder(order, notice, heard),
    bookMovement({
      loanId: order.loanId,
      kind: 'paid-in-vain',
      orderNo: order.no,
      at,
      date: dateOf(at),
      postings: unappliedPayment(order.amountFen),
    }),
    breakOpened(
      breakOn(
        order,
        'paid-in-vain',
        'A genuine payment came for a loan that no longer wants it; the money is owed to the borrower',
      ),
      at,
    ),
  ]
}

/** Not paid yet; that its time is over does not matter to money that came. */
export const orderPayable: Guard = orderIn(repaymentBefore('pay'))

const payOrder = (order: RepaymentOrder, notice: RepaymentNotice, heard: Heard): Write => ({
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
