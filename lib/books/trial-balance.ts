import { addDays, type BusinessDate, dateOf, dates } from '../domain/calendar.ts'
import { noSums, plus, type Sums, sumsOf } from '../domain/trial-balance.ts'
import { lastClose } from '../store/close.ts'
import { dayLog, isMovement, type LoggedMovement } from '../store/day-log.ts'
import { DAY_LOG_SHARDS } from '../table/index-keys.ts'

/** The first close of all looks this many days back. Later ones continue from the last, however long ago that was. */
const FIRST_LOOKBACK_DAYS = 31

/**
 * Sums the movements booked on a day, whatever the provider's dates. Read from the index, which is complete for a day that
 * is over.
 */
export async function sumsOfDay(date: BusinessDate): Promise<Sums> {
  const shards = Array.from({ length: DAY_LOG_SHARDS }, (_, shard) => movementsOfShard(date, shard))
  return (await Promise.all(shards)).map(sumsOf).reduce(plus, noSums)
}

async function movementsOfShard(date: BusinessDate, shard: number): Promise<LoggedMovement[]> {
  const found: LoggedMovement[] = []
  for await (const row of dayLog(date, shard)) if (isMovement(row)) found.push(row)
  return found
}

/** Lists the days after a close, until a date. */
export const daysAfter = (close: { date: BusinessDate } | undefined, until: BusinessDate): BusinessDate[] =>
  dates(close ? addDays(close.date, 1) : addDays(until, -FIRST_LOOKBACK_DAYS), until)

/** Sums all movements until the end of a date: the last close, and the days after it. */
async function sumsUntil(date: BusinessDate): Promise<Sums & { closedThrough?: BusinessDate }> {
  const close = await lastClose(date)
  let sums: Sums = close ?? noSums
  for (const day of daysAfter(close, date)) sums = plus(sums, await sumsOfDay(day))
  const { balances, movements, unbalanced } = sums
  return { balances, movements, unbalanced, ...(close ? { closedThrough: close.date } : {}) }
}

export interface TrialBalance {
  from: BusinessDate | undefined
  to: BusinessDate
  opening: Sums
  closing: Sums
  closedThrough: BusinessDate | undefined
}

/** Returns the trial balance from a date (without one: from the beginning) to a date, both included; never beyond today. */
export async function trialBalance(
  given: { from?: BusinessDate | undefined; to?: BusinessDate | undefined },
  now: number,
): Promise<TrialBalance> {
  const today = dateOf(now)
  const to = given.to && given.to < today ? given.to : today
  const opening = given.from ? await sumsUntil(addDays(given.from, -1)) : noSums
  const { closedThrough, ...closing } = await sumsUntil(to)
  return { from: given.from, to, opening, closing, closedThrough }
}
