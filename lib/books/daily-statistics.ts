import { addDays, type BusinessDate } from '../domain/calendar.ts'
import { type Stock, statisticsOf } from '../domain/statistics.ts'
import { log } from '../platform/log.ts'
import { firstClose } from '../store/close.ts'
import { lastCompleteDay } from '../store/day-log.ts'
import { keepStatistics, lastStatistics } from '../store/statistics.ts'
import { tryCommit } from '../table/commit.ts'
import { countHolds } from './count-holds.ts'
import { entriesOfDay } from './day-entries.ts'
import { daysAfter } from './trial-balance.ts'

/** Counts every past day that is not counted yet, oldest first, each starting from the open loans of the day before. */
export async function countDays(now: number): Promise<{ counted: BusinessDate[] }> {
  const until = lastCompleteDay(now)
  const last = await lastStatistics(until)
  const counted: BusinessDate[] = []
  let before: Stock | undefined = last
  for (const date of daysAfter(last ?? (await dayBeforeTheBooks()), until)) {
    const entries = await entriesOfDay(date)
    // Before the first event of all there is nothing to count.
    if (!before && entries.length === 0 && date < until) continue
    const statistics = statisticsOf(date, entries, before)
    // Another run was faster: it counts the rest too.
    if (await tryCommit(keepStatistics(statistics, now))) break
    counted.push(date)
    before = statistics
  }
  // By the next night the index has caught up, if it lagged.
  if (last && counted.length > 0 && !(await countHolds(last)))
    log.error('a counted day has changed', { date: last.date })
  return { counted }
}

/**
 * Finds the day before the books began, where the first count starts: a loan paid out before it would be repaid without
 * having been open.
 */
async function dayBeforeTheBooks(): Promise<{ date: BusinessDate } | undefined> {
  const first = await firstClose()
  return first && { date: addDays(first.date, -1) }
}
