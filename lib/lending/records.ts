import { type BusinessDate, seconds, startOf } from '../domain/calendar.ts'
import { yuan } from '../domain/money.ts'
import { quoteRepayment } from '../domain/repayment.ts'
import type { LoanRow } from '../store/loan.ts'
import type { User } from '../store/user.ts'

/** A row of the repayment list: what was repaid and when, or what is due today and by when. */
export function repaymentRow(row: LoanRow, user: User, today: BusinessDate) {
  const loan = user.openLoan
  if (row.state !== 'finished' && loan?.id === row.loanId && loan.startDate && loan.dueDate) {
    const { total } = quoteRepayment({ terms: loan.terms, startDate: loan.startDate, dueDate: loan.dueDate }, today)
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
