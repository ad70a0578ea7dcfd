import type { BusinessDate } from '../../domain/calendar.ts'
import { yuanText } from '../../domain/money.ts'
import type { Notice } from '../../domain/notices.ts'
import { quoteRepayment } from '../../domain/repayment.ts'
import type { DueRow, NoticeMark } from '../../store/due.ts'
import { expires } from '../../store/kept.ts'
import { keys } from '../../store/keys.ts'
import { outboxMessage } from '../../store/outbox.ts'
import { tryCommit } from '../../table/commit.ts'
import { absent } from '../../table/expressions.ts'

/**
 * Puts the notice of a day into the outbox, with the amounts of the date, and the mark that it was: a repeated night tells
 * nothing twice.
 */
export async function queueNotice(
  row: DueRow,
  { notice, day }: { notice: Notice; day: BusinessDate },
  date: BusinessDate,
  now: number,
): Promise<boolean> {
  const mark: NoticeMark = { ...keys.notice(row.id, day), notice, ...expires('notice', now) }
  const refused = await tryCommit(
    { put: mark, guard: { name: 'notTold', condition: absent() } },
    outboxMessage({ userId: row.userId, loanId: row.id, template: notice, params: paramsOf(row, notice, date) }, now),
  )
  return !refused
}

/** Before the due day, what is due on it; afterwards, what is due on the date. */
function paramsOf(row: DueRow, notice: Notice, date: BusinessDate): Record<string, string> {
  const { total, principal, daysLate } = quoteRepayment(row, notice === 'overdue-notice' ? date : row.dueDate)
  const amounts = { cash_account: yuanText(principal), account: yuanText(total) }
  return notice === 'overdue-notice' ? { ...amounts, day: String(daysLate) } : { ...amounts, arrive_date: row.dueDate }
}
