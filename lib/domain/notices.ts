import { addDays, type BusinessDate, daysBetween } from './calendar.ts'

/** Notices to a borrower about a date, each sent at most once. */
export type Notice = 'repayment-reminder' | 'overdue-notice'

/** Days before the due day on which a reminder is sent. */
const REMINDER_DAYS = [3, 1, 0]
/** Days late on which an overdue notice is sent, and then weekly. */
const OVERDUE_NOTICE_DAYS = [1, 3, 7]
const WEEK = 7

/** Returns the notice for a business date; none once the penalty has stopped growing. */
export function noticeOn(dueDate: BusinessDate, today: BusinessDate, overdueCapDays: number): Notice | undefined {
  const late = daysBetween(dueDate, today)
  if (late <= 0) return REMINDER_DAYS.includes(-late) ? 'repayment-reminder' : undefined
  if (late > overdueCapDays) return undefined
  return OVERDUE_NOTICE_DAYS.includes(late) || late % WEEK === 0 ? 'overdue-notice' : undefined
}

/**
 * Returns the newest notice after the last completed night, up to and including tonight's, and its day. Missed overdue
 * notices are sent late; missed reminders are skipped, because the next one follows.
 */
export function noticeSince(
  dueDate: BusinessDate,
  { since, date }: { since: BusinessDate; date: BusinessDate },
  overdueCapDays: number,
): { notice: Notice; day: BusinessDate } | undefined {
  if (daysBetween(dueDate, date) > overdueCapDays) return undefined
  for (let day = date; day > since; day = addDays(day, -1)) {
    const notice = noticeOn(dueDate, day, overdueCapDays)
    if (notice === 'overdue-notice' || (notice && day === date)) return { notice, day }
  }
  return undefined
}

/** Days before its due day from which the nightly run includes a loan. */
export const REMINDED_FROM_DAYS = Math.max(...REMINDER_DAYS)
