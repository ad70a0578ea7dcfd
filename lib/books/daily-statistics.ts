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

/** Counts every day that is over and not counted yet, oldest first, each going on from the loans that the last one left. */
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
  // A night later the index shows what it showed late.
  if (last && counted.length > 0 && !(await countHolds(last)))
    log.error('a counted day has changed', { date: last.date })
  return { counted }
}

/** The first count of all begins with the books: a loan that was paid out before it would be repaid without having been open. */
async function dayBeforeTheBooks(): Promise<{ date: BusinessDate } | undefined> {
  const first = await firstClose()
  return first && { date: addDays(first.date, -1) }
}
