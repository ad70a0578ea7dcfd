import { isDeepStrictEqual } from 'node:util'
import { addDays } from '../domain/calendar.ts'
import { statisticsOf } from '../domain/statistics.ts'
import { lastStatistics, type StatisticsItem } from '../store/statistics.ts'
import { entriesOfDay } from './day-entries.ts'

/** Is what was counted of a day still what its log says? It would not be if the index had lagged when the day was counted. */
export async function countHolds(counted: StatisticsItem): Promise<boolean> {
  const { date } = counted
  const [entries, before] = await Promise.all([entriesOfDay(date), lastStatistics(addDays(date, -1))])
  const known = new Map(Object.entries(counted))
  // A figure that is newer than the count is not in it.
  return Object.entries(statisticsOf(date, entries, before)).every(
    ([name, figure]) => !known.has(name) || isDeepStrictEqual(known.get(name), figure),
  )
}
