import { type BusinessDate, seconds, startOf } from './calendar.ts'
import { totalFees } from './fees.ts'
import { type LoanState, type LoanView, type LogEntry, stateAsOf } from './loan.ts'
import { ppmText, yuan } from './money.ts'
import { quoteRepayment } from './repayment.ts'

/** The words that the H5 client knows for a state; it takes any other for "no loan". */
export const homeState: Record<LoanState, string> = {
  auditing: 'auditing',
  reviewing: 'auditing',
  audit_failure: 'audit_failure',
  review_failure: 'audit_failure',
  cancelled: 'audit_failure',
  review_success: 'audit_success',
  granting: 'granting',
  repaying: 'repaying',
  overdue: 'overdue',
  written_off: 'overdue',
  finished: '',
}

export interface HomeDetail {
  title: string
  content: Record<string, string | number | boolean>
  /** Unix seconds, as text (contract). */
  time?: string
}

const DAY_S = 86_400

/** The timeline on the home screen, newest first: what the client needs of each entry, by its title. */
export function homeDetail(loan: LoanView, today: BusinessDate): HomeDetail[] {
  const state = stateAsOf(loan, today)
  if ((state === 'overdue' || state === 'written_off') && loan.startDate && loan.dueDate) {
    return [overdueDetail({ ...loan, startDate: loan.startDate, dueDate: loan.dueDate }, today)]
  }
  // A cancelled loan freezes nobody: it is shown as a rejection whose 24 hours are over.
  const since = state === 'cancelled' ? DAY_S : 0
  return loan.log.map((entry) => ({
    title: entry.title,
    content: contentOf(entry, loan, today, since),
    time: String(seconds(entry.at)),
  }))
}

function contentOf(entry: LogEntry, loan: LoanView, today: BusinessDate, since: number): HomeDetail['content'] {
  const applied = {
    quota: yuan(loan.terms.principalFen),
    period: loan.terms.periodDays,
    poundage: yuan(totalFees(loan.terms.fees)),
  }
  if (entry.title === 'audit_failure') return { failure_at: seconds(entry.at) - since }
  if (entry.title === 'audit_success') return { ...applied, bank_name: loan.card.bankName, end_bank_no: loan.card.tail }
  if (entry.title === 'granting') return { end_bank_no: loan.card.tail }
  if (entry.title === 'repaying' && loan.startDate && loan.dueDate) {
    const { total } = quoteRepayment({ ...loan, startDate: loan.startDate, dueDate: loan.dueDate }, today)
    return { planned_repayment_at: seconds(startOf(loan.dueDate)), repay_amount: yuan(total) }
  }
  return applied
}

function overdueDetail(loan: LoanView & { startDate: BusinessDate; dueDate: BusinessDate }, today: BusinessDate) {
  const { principal, fees, penalty, daysLate } = quoteRepayment(loan, today)
  const { rates } = loan.terms
  return {
    title: 'overdue',
    content: {
      overdue_day: daysLate,
      overdue_principal: yuan(principal + fees),
      overdue_amount: yuan(penalty),
      overdue_rate: ppmText(rates.overduePpm),
      max_overdue: daysLate >= rates.overdueCapDays,
      limit_overdue_days: rates.overdueCapDays,
    },
  }
}
