import { addDays, type BusinessDate, dateOf, parseDate } from '../../domain/calendar.ts'
import { disbursed, disbursementReversed } from '../../domain/ledger.ts'
import { yuanText } from '../../domain/money.ts'
import { log } from '../../platform/log.ts'
import type { Loan } from '../../store/loan.ts'
import { bookMovement } from '../../store/movement.ts'
import type { PayoutOrder } from '../../store/order.ts'
import { outboxMessage } from '../../store/outbox.ts'
import type { Write } from '../../table/commit.ts'
import { all, equals } from '../../table/expressions.ts'
import type { PayoutResult } from '../../vendors/payment-provider.ts'
import { accountSeen } from '../loan/account.ts'
import { transitionLoan } from '../loan/transition.ts'
import { owedBackBreak, paidMeanwhile, reversalOf } from './paid-meanwhile.ts'

/** The money is with the borrower: the loan begins, and its fees run from the day that the provider names. */
export function bookDisbursement(order: PayoutOrder, loan: Loan, result: PayoutResult, now: number): Write[] {
  const startDate = dayZero(order, result, now)
  const dueDate = addDays(startDate, loan.terms.periodDays)
  return [
    bookMovement({
      loanId: loan.id,
      kind: 'disbursed',
      orderNo: order.no,
      at: now,
      date: startDate,
      dueDate,
      postings: disbursed(order.principalFen, order.couponFen),
    }),
    ...transitionLoan(loan, {
      event: 'paidOut',
      by: 'lianlian',
      at: now,
      loanMust: equals('payoutNo', order.no),
      set: { startDate, dueDate, lendingAt: now },
      log: 'repaying',
      paidOutCount: 1,
    }),
    outboxMessage(
      {
        userId: loan.userId,
        loanId: loan.id,
        template: 'loan-paid-out',
        params: { date: startDate, cash_account: yuanText(order.amountFen), account: loan.card.tail },
      },
      now,
    ),
  ]
}

/** Days after the booking up to which a settlement day is believed. */
const SETTLED_AHEAD_MAX = 3

/**
 * Returns day 0: the provider's settlement day or the day of booking, whichever is later, so that no borrower is late for days on
 * which paying was refused. A settlement day far ahead is not believed.
 */
function dayZero(order: PayoutOrder, { settleDate }: PayoutResult, now: number): BusinessDate {
  const today = dateOf(now)
  const settled = settleDate && parseDate(settleDate)
  if (!settled || settled <= today) return today
  if (settled <= addDays(today, SETTLED_AHEAD_MAX)) return settled
  log.warn('settlement day not believed', { orderNo: order.no, settleDate })
  return today
}

/**
 * The bank sent the money back: out of the books again, once, and the loan returns for another try. It never was a loan: its fees and
 * penalty are gone, and all that was paid meanwhile is owed to the borrower.
 */
export function bookReversal(order: PayoutOrder, loan: Loan, now: number): Write[] {
  const paid = paidMeanwhile(loan)
  return [
    bookMovement({
      loanId: loan.id,
      kind: 'disbursement-reversed',
      orderNo: order.no,
      at: now,
      date: dateOf(now),
      dueDate: loan.dueDate,
      postings: paid ? reversalOf(paid, order) : disbursementReversed(order.principalFen, order.couponFen),
    }),
    ...transitionLoan(
      { ...loan, log: loan.log.filter((entry) => entry.title !== 'repaying') },
      {
        event: 'payoutReversed',
        by: 'lianlian',
        at: now,
        loanMust: all(equals('payoutNo', order.no), accountSeen(loan)),
        ...(paid ? { set: { version: (loan.version ?? 0) + 1 }, frozenAgainFen: paid.state.paid.principal } : {}),
        remove: ['payoutNo', 'startDate', 'dueDate', 'lendingAt', 'entries', 'account'],
        paidOutCount: -1,
      },
    ),
    ...(paid ? [owedBackBreak(paid, order, now)] : []),
  ]
}
