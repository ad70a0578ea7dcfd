import { entriesOfDay } from '../books/day-entries.ts'
import { daysAfter } from '../books/trial-balance.ts'
import type { BusinessDate } from '../domain/calendar.ts'
import { type Stock, statisticsOf } from '../domain/statistics.ts'
import { tryCommit } from '../store/commit.ts'
import { lastCompleteDay } from '../store/day-log.ts'
import { keepStatistics, lastStatistics } from '../store/statistics.ts'

/** Counts every day that is over and not counted yet, oldest first, each going on from the loans that the last one left. */
export async function countDays(now: number): Promise<{ counted: BusinessDate[] }> {
  const until = lastCompleteDay(now)
  const last = await lastStatistics(until)
  const counted: BusinessDate[] = []
  let before: Stock | undefined = last
  for (const date of daysAfter(last, until)) {
    const entries = await entriesOfDay(date)
    // Before the first event of all there is nothing to count.
    if (!before && entries.length === 0 && date < until) continue
    const statistics = statisticsOf(date, entries, before)
    // Another run was faster: it counts the rest too.
    if (await tryCommit(keepStatistics(statistics, now))) break
    counted.push(date)
    before = statistics
  }
  return { counted }
}
