import { postingsBetween } from '../../domain/account-postings.ts'
import { addDays, dateOf } from '../../domain/calendar.ts'
import { Failure } from '../../domain/failure.ts'
import { nextState } from '../../domain/loan.ts'
import { pastCapDay } from '../../domain/penalty.ts'
import { auditLoan, type OperatorAction } from '../../store/audit.ts'
import type { Loan } from '../../store/loan.ts'
import { bookMovement } from '../../store/movement.ts'
import type { Write } from '../../table/commit.ts'
import { all, equals } from '../../table/expressions.ts'
import { addEntries, withAccount } from './account.ts'
import { transitionLoan } from './transition.ts'

/**
 * Takes the outstanding principal of a loan that is not expected to be repaid out of the receivables, once. The borrower still owes it
 * and may pay it: the loan stays open, shown as overdue, and its quota frozen.
 */
export function writeOffLoan(loan: Loan, { operator, reason }: OperatorAction, now: number): Write[] {
  const { payoutNo, dueDate, terms } = loan
  if (!nextState(loan.state, 'writeOff') || !payoutNo || !dueDate) throw new Failure('WRITE_OFF_STATE', { about: loan })
  const today = dateOf(now)
  if (!pastCapDay(dueDate, today, terms.rates)) {
    const from = addDays(dueDate, terms.rates.overdueCapDays + 1)
    throw new Failure('WRITE_OFF_TOO_EARLY', { about: `its due day is ${dueDate}, so from ${from}` })
  }
  const account = withAccount(loan)
  if (!account) throw new Failure('WRITE_OFF_STATE', { about: loan })
  const change = addEntries(account, [{ kind: 'write-off', id: `write-off-${now}`, valueDate: today, at: now }])
  return [
    ...transitionLoan(loan, {
      event: 'writeOff',
      by: operator,
      at: now,
      failure: 'WRITE_OFF_STATE',
      loanMust: all(equals('payoutNo', payoutNo), equals('dueDate', dueDate)),
      set: { entries: change.entries, account: change.after, version: (loan.version ?? 0) + 1 },
    }),
    bookMovement({
      loanId: loan.id,
      kind: 'written-off',
      orderNo: payoutNo,
      at: now,
      date: today,
      dueDate,
      postings: postingsBetween(change.before, change.after, { money: 0, coupon: 0 }),
    }),
    auditLoan(loan.id, {
      at: now,
      operator,
      action: 'writeOff',
      before: loan.state,
      after: 'written_off',
      why: reason,
    }),
  ]
}
