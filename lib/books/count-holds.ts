import { isDeepStrictEqual } from 'node:util'
import { addDays } from '../domain/calendar.ts'
import { statisticsOf } from '../domain/statistics.ts'
import { lastStatistics, type StatisticsItem } from '../store/statistics.ts'
import { entriesOfDay } from './day-entries.ts'

/** Checks that a day's statistics still match its log. They would not if the index had lagged when the day was counted. */
export async function countHolds(counted: StatisticsItem): Promise<boolean> {
  const { date } = counted
  const [entries, before] = await Promise.all([entriesOfDay(date), lastStatistics(addDays(date, -1))])
  const known = new Map(Object.entries(counted))
  // A figure added to the program after the count is missing in it.
  return Object.entries(statisticsOf(date, entries, before)).every(
    ([name, figure]) => !known.has(name) || isDeepStrictEqual(known.get(name), figure),
  )
}
