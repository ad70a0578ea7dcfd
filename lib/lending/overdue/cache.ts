import { addDays, type BusinessDate } from '../../domain/calendar.ts'
import { payable } from '../../domain/loan.ts'
import { quoteRepayment } from '../../domain/repayment.ts'
import { type DueRow, type OverdueCache, overdueCache } from '../../store/due.ts'
import { keys } from '../../store/keys.ts'

/**
 * Computes the days late and the penalty of a loan by a date, at most by its cap day: so a night that comes late writes what that day's
 * would have. The amount is the one that its borrower is shown. Throws when the row is no sound loan: of such a one nothing
 * is written, and no notice is queued.
 */
export function cacheOf(row: DueRow, date: BusinessDate): OverdueCache {
  const { pk, sk } = keys.loan(row.id)
  if (row.pk !== pk || row.sk !== sk || !payable.includes(row.state)) throw new Error('Row is of no open loan')
  const quote = quoteRepayment(row, date)
  const numbers = [row.userId, ...Object.values(row.terms.fees), ...Object.values(quote)]
  if (!numbers.every(Number.isSafeInteger)) throw new Error('Row comes to no amount')
  const overdueDays = Math.min(quote.daysLate, row.terms.rates.overdueCapDays)
  const through = addDays(row.dueDate, overdueDays)
  return overdueCache({ loanId: row.id, overdueDays, overdueFee: quote.penalty, through })
}
