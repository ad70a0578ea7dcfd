import pThrottle from 'p-throttle'
import { addDays, type BusinessDate, dateOf, dates } from '../../domain/calendar.ts'
import { log } from '../../platform/log.ts'
import { firstClose } from '../../store/close.ts'
import { lastCompleteDay } from '../../store/day-log.ts'
import {
  advance,
  begun,
  type Counts,
  notReconciled,
  type Reconciliation,
  reconciliationOf,
} from '../../store/reconciliation.ts'
import { DAY_LOG_SHARDS } from '../../table/index-keys.ts'
import { closeHolds } from '../close-holds.ts'
import { NIGHTS, reconcileDay, type Stop } from './day.ts'
import { AGAIN_MAX, BUDGET_MS, PAUSE_MS } from './limits.ts'
import type { Queries } from './order.ts'

/** Days that no night finished (jobs switched off, an outage) are made up for, up to this many back. */
const REACH_DAYS = 31

/**
 * Compares our orders of the last days with the provider's statuses, the oldest day first. Each difference opens a break; a
 * missed final status is booked. Safe at any time and any number of times: a finished day is not compared again.
 */
export async function reconcile(
  provider: Queries,
  now: number,
  { budgetMs = BUDGET_MS, pauseMs = PAUSE_MS, againMax = AGAIN_MAX } = {},
): Promise<Record<BusinessDate, Counts>> {
  const stopAt = performance.now() + budgetMs
  const inTime = () => performance.now() < stopAt
  const asker = { provider, now, turn: pThrottle({ limit: 1, interval: pauseMs })(async () => {}) }
  const found: Record<BusinessDate, Counts> = {}
  const stops: Stop[] = []
  const faults: unknown[] = []
  const oldest = addDays(dateOf(now), -REACH_DAYS)
  // One failing day must not stop the others.
  const ended = (run: Reconciliation, looked = false) =>
    end(run, { now, oldest, looked }).catch((fault: unknown) => faults.push(fault))
  // Among the days out of reach, the newest unfinished one marks where the next run starts to look.
  for (const run of await outOfReach(oldest, now)) if (faults.length === 0) await ended(run)
  // Before its log is complete, yesterday would be finished without its late entries.
  for (const date of await notReconciled(dates(oldest, lastCompleteDay(now)))) {
    const { run, stop, looked } = await reconcileDay(date, asker, { inTime, againMax })
    // Another run was faster.
    if (run.doneAt) continue
    found[date] = run.counts
    if (stop) stops.push(stop)
    else if (run.again.length === 0 || run.nights?.length === NIGHTS) await ended(run, looked)
    if (stop === 'out of time') {
      if (date < addDays(dateOf(now), -NIGHTS)) log.error('reconciliation is behind', { date })
      break
    }
  }
  if (faults.length > 0) throw faults[0]
  // Thrown, so that an alarm rings; a run that is only out of time, or overtaken, is continued by the schedule.
  const broken = stops.find((stop) => stop !== 'overtaken' && stop !== 'out of time')
  if (broken) throw new Error(`Reconciliation is not finished: ${broken}`)
  return found
}

/**
 * Lists the unfinished days of our books that no run will reach any more, oldest first: back to a finished one, or to the
 * first close.
 */
async function outOfReach(oldest: BusinessDate, now: number): Promise<Reconciliation[]> {
  const first = await firstClose()
  const lost: Reconciliation[] = []
  for (let date = addDays(oldest, -1); first && date >= first.date; date = addDays(date, -1)) {
    const run = (await reconciliationOf(date)) ?? begun(date, now)
    if (run.doneAt) break
    lost.unshift(run)
  }
  return lost
}

/** Logs the result, then marks the day as done: a crash between the two logs it twice, rather than never. */
async function end(
  run: Reconciliation,
  { now, oldest, looked }: { now: number; oldest: BusinessDate; looked: boolean },
): Promise<void> {
  const { date, again, counts, shard } = run
  const holds = await closeHolds(date)
  const closed = holds !== undefined
  // At once, and not again by each run of a day that waits for its close.
  const differs = counts.differs > 0 || counts.loansDiffer > 0
  if (differs && (looked || closed)) log.error('reconciliation found differences', { date, ...counts })
  // The close is made up for in one of the next nights, and the day is done then; its orders are not queried again for it.
  if (!closed && date >= oldest) return
  const wholeLog = shard === DAY_LOG_SHARDS
  const givenUp = again.length > 0 || !wholeLog || !closed
  if (givenUp) {
    log.error('reconciliation given up', {
      date,
      wholeLog,
      closed,
      open: again.length,
      orderNos: again.slice(0, 20),
      ...counts,
    })
  }
  log.info('reconciled', { date, ...counts })
  if (holds === false) log.error('a closed day has changed', { date })
  await advance(run, { doneAt: now, ...(givenUp ? { givenUp } : {}) })
}
