import { addDays, type BusinessDate, dateOf, parseDate } from '../../domain/calendar.ts'
import { disbursed } from '../../domain/ledger.ts'
import { yuanText } from '../../domain/money.ts'
import { log } from '../../platform/log.ts'
import { breakOn, breakOpened } from '../../store/break.ts'
import type { Loan } from '../../store/loan.ts'
import { bookMovement } from '../../store/movement.ts'
import type { PayoutOrder } from '../../store/order.ts'
import { outboxMessage } from '../../store/outbox.ts'
import type { Write } from '../../table/commit.ts'
import { equals } from '../../table/expressions.ts'
import type { PayoutResult } from '../../vendors/payment-provider.ts'
import type { LoanWithAccount } from '../loan/account.ts'
import { transitionLoan } from '../loan/transition.ts'
import { owedBackBreak, paidMeanwhile, quotaAfterReturn, reversalOf } from './paid-meanwhile.ts'

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
 * The bank sent the money back: out of the books again, once. It never was a loan: its fees, its penalty and its loss are gone, and all
 * that was paid meanwhile is owed to the borrower. It returns for another try, or ends when it had been given up: then a person
 * looks, too.
 */
export function bookReversal(order: PayoutOrder, loan: LoanWithAccount, now: number): Write[] {
  const paid = paidMeanwhile(loan)
  const ends = loan.state === 'written_off'
  return [
    bookMovement({
      loanId: loan.id,
      kind: ends ? 'write-off-recovered' : 'disbursement-reversed',
      orderNo: order.no,
      at: now,
      date: dateOf(now),
      dueDate: loan.dueDate,
      postings: reversalOf(paid, order),
    }),
    ...transitionLoan(
      { ...loan, log: loan.log.filter((entry) => entry.title !== 'repaying') },
      {
        event: 'payoutReversed',
        by: 'lianlian',
        at: now,
        loanMust: equals('payoutNo', order.no),
        set: { version: (loan.version ?? 0) + 1 },
        quota: quotaAfterReturn(paid, order.principalFen, ends),
        remove: ['payoutNo', 'startDate', 'dueDate', 'lendingAt', 'entries', 'account'],
        paidOutCount: -1,
        // Home knows a cancelled loan as a rejection that is 24 hours old.
        ...(ends ? { log: 'audit_failure' as const } : {}),
      },
    ),
    ...owedBackBreak(paid, order, now),
    ...(ends ? [breakOpened(breakOn(order, 'state-mismatch', RETURNED_AFTER_WRITE_OFF), now)] : []),
  ]
}

const RETURNED_AFTER_WRITE_OFF = 'The bank returned the payout of a loan that was written off: no loss'
