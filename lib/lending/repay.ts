import { addDays, dateOf, startOf } from '../domain/calendar.ts'
import { paidInVain, repaid } from '../domain/ledger.ts'
import { yuanText } from '../domain/money.ts'
import type { RepaymentQuote } from '../domain/repayment.ts'
import type { Sealed } from '../platform/sealing.ts'
import type { Guard, Write } from '../store/commit.ts'
import { absent, all, equals, oneOf } from '../store/expressions.ts'
import { inQueue, keys } from '../store/keys.ts'
import type { Loan } from '../store/loan.ts'
import { bookMovement } from '../store/movement.ts'
import { orderIn, type RepaymentOrder } from '../store/order.ts'
import { outboxMessage } from '../store/outbox.ts'
import type { OpenOrder, User } from '../store/user.ts'
import type { RepaymentNotice } from '../vendors/payments.ts'
import { moveLoan } from './move.ts'

const MINUTE_MS = 60_000

/**
 * Minutes for which an order may be paid: 120, but not past midnight, when the amount may change; at least 10, so that
 * a borrower at 23:55 can finish.
 */
export function validMinutes(now: number): number {
  const toMidnight = Math.floor((startOf(addDays(dateOf(now), 1)) - now) / MINUTE_MS)
  return Math.max(10, Math.min(120, toMidnight))
}

/** The step that opens an order. It and the borrower's note of it are stored before the borrower can pay. */
export function openRepayment(given: {
  user: User
  loanId: number
  quote: RepaymentQuote
  no: string
  /** The signed request, sealed: it names the payer. */
  form: Sealed
  validUntil: number
  now: number
}): Write[] {
  const { user, loanId, quote, no, form, validUntil, now } = given
  const order: RepaymentOrder = {
    ...keys.order(no),
    kind: 'repayment',
    no,
    userId: user.id,
    loanId,
    amountFen: quote.total,
    principalFen: quote.principal,
    feesFen: quote.fees,
    penaltyFen: quote.penalty,
    state: 'waiting',
    createdAt: now,
    orderedAt: now,
    validUntil,
    form,
  }
  const open: OpenOrder = { no, amountFen: quote.total, validUntil }
  const before = user.openLoan?.order?.no
  return [
    { put: order, guard: { name: 'orderNew', holds: absent() } },
    {
      update: keys.user(user.id),
      changes: { set: { 'openLoan.order': open } },
      guard: {
        name: 'loanPayable',
        holds: all(
          equals('openLoan.id', loanId),
          oneOf('openLoan.state', ['repaying', 'overdue']),
          before ? equals('openLoan.order.no', before) : absent('openLoan.order'),
        ),
        otherwise: 'REPAYMENT_IN_PROGRESS',
      },
    },
  ]
}

/** What a genuine payment does: the order is paid, the books move, the loan is finished and its quota thaws. */
export function bookRepayment(order: RepaymentOrder, loan: Loan, notice: RepaymentNotice, now: number): Write[] {
  return [
    payOrder(order, notice),
    bookMovement({
      loanId: loan.id,
      kind: 'repaid',
      orderNo: order.no,
      at: now,
      date: dateOf(now),
      postings: repaid({ principal: order.principalFen, fees: order.feesFen, penalty: order.penaltyFen }),
    }),
    ...moveLoan(loan, { event: 'repaid', by: 'borrower', at: now, set: { repaidAt: now, repaidFen: order.amountFen } }),
    outboxMessage(
      { userId: loan.userId, template: 'repaid', params: { time: dateOf(now), account: yuanText(order.amountFen) } },
      now,
    ),
  ]
}

/** Money for a loan that no longer wants it (paid by another order already) is owed back: operators see a break. */
export function bookVainPayment(order: RepaymentOrder, notice: RepaymentNotice, now: number): Write[] {
  return [
    payOrder(order, notice, inQueue('break', now)),
    bookMovement({
      loanId: order.loanId,
      kind: 'paid-in-vain',
      orderNo: order.no,
      at: now,
      date: dateOf(now),
      postings: paidInVain(order.amountFen),
    }),
  ]
}

/** Not paid yet; that its time is over does not matter to money that came. */
export const orderPayable: Guard = orderIn(['waiting', 'expired'])

const payOrder = (order: RepaymentOrder, notice: RepaymentNotice, more: object = {}): Write => ({
  update: keys.order(order.no),
  changes: { set: { state: 'paid', providerNo: notice.providerNo, settleDate: notice.settleDate, ...more } },
  guard: orderPayable,
})
