import { type BusinessDate, dateOf } from './calendar.ts'
import { type LoanView, payable } from './loan.ts'

interface Borrower {
  openLoan?: Pick<LoanView, 'id' | 'state' | 'lendingAt' | 'dueDate'> | undefined
  /** The newest loan that was rejected or cancelled. */
  lastLoan?: Pick<LoanView, 'id'>
}

/**
 * Checks that a waiting message is still true. A notice of money owed is dropped once the borrower has paid. A reminder
 * states the amount of the due day, an overdue notice that of the day on which it was written. A message about a payout
 * that the bank has sent back since is dropped, also when another payout followed, or when its loan was cancelled.
 */
export function isStillRelevant(
  message: { template: string; loanId: number; writtenAt: number },
  { openLoan, lastLoan }: Borrower,
  today: BusinessDate,
): boolean {
  if (lastLoan?.id === message.loanId) return false
  const same = openLoan?.id === message.loanId
  if (same && (openLoan.lendingAt ?? Number.POSITIVE_INFINITY) > message.writtenAt) return false
  const owes = same && payable.includes(openLoan.state)
  if (message.template === 'overdue-notice') return owes && dateOf(message.writtenAt) === today
  if (message.template === 'repayment-reminder') return owes && (openLoan.dueDate ?? '') >= today
  return true
}
