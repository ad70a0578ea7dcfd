import type { BusinessDate } from '../domain/calendar.ts'
import { holds, noSums, plus } from '../domain/trial-balance.ts'
import { log } from '../platform/log.ts'
import { closeDay, lastClose } from '../store/close.ts'
import { lastCompleteDay } from '../store/day-log.ts'
import { tryCommit } from '../table/commit.ts'
import { daysAfter, sumsOfDay } from './trial-balance.ts'

/** Closes every past day that is not closed yet, oldest first, each carrying its balances to the next. */
export async function closeDays(now: number): Promise<{ closed: BusinessDate[] }> {
  const until = lastCompleteDay(now)
  const last = await lastClose(until)
  const closed: BusinessDate[] = []
  let sums = last ? { balances: last.balances, movements: last.movements, unbalanced: last.unbalanced } : noSums
  for (const date of daysAfter(last, until)) {
    sums = plus(sums, await sumsOfDay(date))
    // Before the first movement of all there is nothing to carry.
    if (!last && sums.movements === 0 && date < until) continue
    // Another run was faster: it closes the rest too.
    if (await tryCommit(closeDay(date, sums, now))) break
    closed.push(date)
    if (!holds(sums)) log.error('books do not balance', { date, unbalanced: sums.unbalanced.slice(0, 20) })
  }
  return { closed }
}
