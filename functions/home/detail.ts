import { type BusinessDate, seconds, startOf } from '../../lib/domain/calendar.ts'
import { totalFees } from '../../lib/domain/fees.ts'
import { type LoanState, type LoanView, type LogTitle, stateAsOf, submittedAt } from '../../lib/domain/loan.ts'
import { ppmText, yuan } from '../../lib/domain/money.ts'
import { quoteRepayment } from '../../lib/domain/repayment.ts'

/** The state names that the H5 client knows; it shows any other as "no loan". */
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

/**
 * The titles of each state's timeline, newest first, as the old service had them. They follow from the state alone: after a
 * payout that failed or came back the loan is approved again, and the client prints quota, period and poundage beside every
 * title.
 */
const timelines: Record<LoanState, readonly LogTitle[]> = {
  auditing: ['auditing', 'submit_success'],
  reviewing: ['auditing', 'submit_success'],
  audit_failure: ['audit_failure', 'auditing', 'submit_success'],
  review_failure: ['audit_failure', 'auditing', 'submit_success'],
  cancelled: ['audit_failure', 'auditing', 'submit_success'],
  review_success: ['audit_success', 'auditing', 'submit_success'],
  granting: ['granting', 'audit_success', 'auditing'],
  repaying: ['repaying', 'granting', 'audit_success'],
  // One entry, without a time: `overdueDetail`.
  overdue: [],
  written_off: [],
  finished: [],
}

export interface HomeDetail {
  title: string
  content: Record<string, string | number | boolean>
  /** Unix seconds, as text (contract). Absent when the loan's log has lost the time. */
  time?: string
}

const DAY_S = 86_400

/** Builds the timeline of the home screen, newest first: the fields that the client needs of each entry, by its title. */
export function homeDetail(loan: LoanView, today: BusinessDate): HomeDetail[] {
  const state = stateAsOf(loan, today)
  if ((state === 'overdue' || state === 'written_off') && isPaidOut(loan)) return [overdueDetail(loan, today)]
  return timelines[state].map((title) => {
    const at = momentOf(title, loan)
    return {
      title,
      content: contentOf(title, loan, today, at),
      ...(at === undefined ? {} : { time: String(seconds(at)) }),
    }
  })
}

/** The log keeps three entries and drops the submission's first; its time is also in the loan's id. */
function momentOf(title: LogTitle, loan: LoanView): number | undefined {
  const submission = title === 'auditing' || title === 'submit_success' ? submittedAt(loan) : undefined
  return loan.log.find((entry) => entry.title === title)?.at ?? submission
}

function contentOf(
  title: LogTitle,
  loan: LoanView,
  today: BusinessDate,
  at: number = submittedAt(loan),
): HomeDetail['content'] {
  // A cancelled loan blocks no new one: it is shown as a rejection whose 24 hours are over.
  if (title === 'audit_failure') return { failure_at: seconds(at) - (loan.state === 'cancelled' ? DAY_S : 0) }
  // Set only in states in which the client prints text of its own, or the first entry alone.
  if (title === 'granting') return { end_bank_no: loan.card.tail }
  if (title === 'repaying' && isPaidOut(loan)) {
    return {
      planned_repayment_at: seconds(startOf(loan.dueDate)),
      repay_amount: yuan(quoteRepayment(loan, today).total),
    }
  }
  const applied = {
    quota: yuan(loan.terms.principalFen),
    period: loan.terms.periodDays,
    poundage: yuan(totalFees(loan.terms.fees)),
  }
  if (title === 'audit_success') return { ...applied, bank_name: loan.card.bankName, end_bank_no: loan.card.tail }
  return applied
}

type PaidOut = LoanView & { startDate: BusinessDate; dueDate: BusinessDate }

const isPaidOut = (loan: LoanView): loan is PaidOut => loan.startDate !== undefined && loan.dueDate !== undefined

function overdueDetail(loan: PaidOut, today: BusinessDate): HomeDetail {
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
