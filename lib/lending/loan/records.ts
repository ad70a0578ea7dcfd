import { type BusinessDate, seconds, startOf } from '../../domain/calendar.ts'
import { type LoanState, stateAsOf } from '../../domain/loan.ts'
import { yuan } from '../../domain/money.ts'
import { quoteRepayment } from '../../domain/repayment.ts'
import type { LoanRow } from '../../store/loan.ts'
import type { User } from '../../store/user.ts'

/** Records show the raw state; the two words that the client does not know are shown as the nearest that it does. */
export function recordState(state: LoanState): string {
  if (state === 'cancelled') return 'review_failure'
  return state === 'written_off' ? 'overdue' : state
}

/** A row of the loan list. */
export function loanRecord(row: LoanRow, user: User, today: BusinessDate) {
  const loan = user.openLoan
  return {
    loan_id: row.loanId,
    quota: yuan(row.principalFen),
    period: row.periodDays,
    state: recordState(loan?.id === row.loanId ? stateAsOf(loan, today) : row.state),
    state_time: String(seconds(row.stateAt)),
  }
}

/** A row of the repayment list: what was repaid and when, or what is due today and by when. */
export function repaymentRow(row: LoanRow, user: User, today: BusinessDate) {
  const loan = user.openLoan
  if (row.state !== 'finished' && loan?.id === row.loanId && loan.startDate && loan.dueDate) {
    const { total } = quoteRepayment({ ...loan, startDate: loan.startDate, dueDate: loan.dueDate }, today)
    return {
      loan_id: String(row.loanId),
      quota: yuan(total),
      state_time: String(seconds(startOf(loan.dueDate))),
      state: 'repaying' as const,
    }
  }
  return {
    loan_id: String(row.loanId),
    quota: yuan(row.repaidFen ?? 0),
    state_time: String(seconds(row.stateAt)),
    state: 'finished' as const,
  }
}
