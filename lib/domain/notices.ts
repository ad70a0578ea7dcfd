import { addDays, type BusinessDate, daysBetween } from './calendar.ts'

/** What a borrower is told about a date, and no more than once. */
export type Notice = 'repayment-reminder' | 'overdue-notice'

/** Three days and one day before the due day, and on it. */
const REMINDED = [3, 1, 0]
/** Days late on which a borrower is told, and then weekly. */
const TOLD = [1, 3, 7]
const WEEK = 7

/** The notice that belongs to a business date; none once the penalty has stopped growing. */
export function noticeOn(dueDate: BusinessDate, today: BusinessDate, overdueCapDays: number): Notice | undefined {
  const late = daysBetween(dueDate, today)
  if (late <= 0) return REMINDED.includes(-late) ? 'repayment-reminder' : undefined
  if (late > overdueCapDays) return undefined
  return TOLD.includes(late) || late % WEEK === 0 ? 'overdue-notice' : undefined
}

/**
 * The newest notice after the last night that was done, up to and with tonight's, and its day. What a missed night would have
 * said to a late borrower is said late; its reminder is not, because the next one follows.
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

/** How many days ahead of its due day a loan first concerns the night. */
export const REMINDED_FROM_DAYS = Math.max(...REMINDED)
