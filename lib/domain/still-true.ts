import { type BusinessDate, dateOf } from './calendar.ts'
import { type LoanState, payable } from './loan.ts'

/**
 * Is what a waiting message says still so? A notice of money that is owed says nothing to somebody who has paid meanwhile. A
 * reminder names the amount of the due day, an overdue notice that of the day on which it was written. Of a payout that the
 * bank has sent back since, nothing is true any more, also when there is another.
 */
export function stillTrue(
  message: { template: string; loanId: number; writtenAt: number },
  openLoan: { id: number; state: LoanState; lendingAt?: number; dueDate?: BusinessDate } | undefined,
  today: BusinessDate,
): boolean {
  const same = openLoan?.id === message.loanId
  if (same && (openLoan.lendingAt ?? Number.POSITIVE_INFINITY) > message.writtenAt) return false
  const owes = same && payable.includes(openLoan.state)
  if (message.template === 'overdue-notice') return owes && dateOf(message.writtenAt) === today
  if (message.template === 'repayment-reminder') return owes && (openLoan.dueDate ?? '') >= today
  return true
}
