import { closeHolds } from '../books/close-holds.ts'
import { reconcileDay, type Stop } from '../books/reconcile-day.ts'
import type { Queries } from '../books/reconcile-order.ts'
import { addDays, type BusinessDate, dateOf } from '../domain/calendar.ts'
import { log } from '../platform/log.ts'
import { advance, type Counts } from '../store/reconciliation.ts'

/** A day is gone over the next night, and what has no verdict then the nights after, so many in all. */
const NIGHTS = 3
/** The function's limit is 15 minutes. */
const BUDGET_MS = 14 * 60_000
/** Ten questions a second at most. */
const PAUSE_MS = 100

/**
 * Compares our orders of the last days with the provider's word. Each difference opens a break; what was merely missed is
 * booked. Safe at any time and any number of times: a day that is done is not looked at again.
 */
export async function reconcile(
  provider: Queries,
  now: number,
  { budgetMs = BUDGET_MS, pauseMs = PAUSE_MS } = {},
): Promise<Record<BusinessDate, Counts>> {
  const stopAt = performance.now() + budgetMs
  const found: Record<BusinessDate, Counts> = {}
  const stops: Stop[] = []
  for (let night = NIGHTS; night >= 1; night--) {
    const date = addDays(dateOf(now), -night)
    const { run, stop } = await reconcileDay(date, { provider, now, pauseMs }, () => performance.now() < stopAt)
    found[date] = run.counts
    if (stop) stops.push(stop)
    if (night === NIGHTS && !run.doneAt && stop !== 'overtaken') await giveUp(run, now)
    if (run.doneAt === now) await report(date, run.counts)
  }
  // Thrown, so that the service runs it again: it goes on from where it stopped.
  const unfinished = stops.find((stop) => stop !== 'overtaken')
  if (unfinished) throw new Error(`Reconciliation is not finished: ${unfinished}`)
  return found
}

/** Once a day, when it is done. */
async function report(date: BusinessDate, counts: Counts): Promise<void> {
  log.info('reconciled', { date, ...counts })
  if (counts.differs > 0 || counts.loansDiffer > 0) log.error('reconciliation found differences', { date, ...counts })
  if (!(await closeHolds(date))) log.error('a closed day has changed', { date })
}

async function giveUp(run: Parameters<typeof advance>[0], now: number): Promise<void> {
  if (await advance(run, { doneAt: now, givenUp: true })) {
    const { date, again, counts } = run
    log.error('reconciliation given up', { date, open: again.length, orderNos: again.slice(0, 20), ...counts })
  }
}
