import { type BusinessDate, dateOf } from '../../domain/calendar.ts'
import { type DayLogRow, dayLog, isMovement, isOrder } from '../../store/day-log.ts'
import { advance, begun, type Counts, type Reconciliation, reconciliationOf } from '../../store/reconciliation.ts'
import { DAY_LOG_SHARDS } from '../../table/index-keys.ts'
import { ORDERS_PAGE } from './limits.ts'
import { type Asker, lookAtLoans, lookAtOrders } from './rows.ts'

/** After this many questions in a row without an answer the provider is down, and no order is at fault. */
const SILENT_MAX = 5

/**
 * A day is worked on in three nights; orders without a verdict then are left to people. A night without runs does not
 * count.
 */
export const NIGHTS = 3

/** Why a run ends before its day is done. `overtaken`: another run is working on it. */
export type Stop = 'out of time' | 'the provider is silent' | 'too many without a verdict' | 'overtaken'

/** Limits at which a run ends before its day is done; checked after each page. */
export interface Bounds {
  inTime(): boolean
  againMax: number
}

export interface DayRun {
  run: Reconciliation
  stop?: Stop
  /** This run reached the end of the day. */
  looked?: true
}

/**
 * Reconciles a day's orders and loans, continuing from an earlier run. Without a stop the day needs no more work: all of it
 * was compared, or its nights are used up.
 */
export async function reconcileDay(date: BusinessDate, asker: Asker, { inTime, againMax }: Bounds): Promise<DayRun> {
  let run = (await reconciliationOf(date)) ?? begun(date, asker.now)
  const today = dateOf(asker.now)
  const nights = [...new Set(run.nights).add(today)]
  if (run.doneAt || run.lookedOn === today || nights.length > NIGHTS) return { run }
  let silentInARow = 0
  for await (const page of work(run, againMax)) {
    const { orderNos, rows, cursor } = page
    const looked = await lookAtOrders(asker, orderNos)
    const counts = plus(plus(run.counts, looked.counts), await lookAtLoans(rows.filter(isMovement), asker.now))
    const seen = new Set(orderNos)
    const again = [...run.again.filter((no) => !seen.has(no)), ...looked.again]
    const next = await advance(run, { ...cursor, counts, again, nights })
    if (!next) return { run, stop: 'overtaken' }
    run = next
    silentInARow = looked.silent === orderNos.length ? silentInARow + looked.silent : 0
    if (!inTime()) return { run, stop: 'out of time' }
    if (silentInARow >= SILENT_MAX) return { run, stop: 'the provider is silent' }
    if (again.length >= againMax) return { run, stop: 'too many without a verdict' }
  }
  const ended = await advance(run, { shard: DAY_LOG_SHARDS, after: ' ', lookedOn: today, nights })
  return ended ? { run: ended, looked: true } : { run, stop: 'overtaken' }
}

interface Page {
  orderNos: string[]
  rows: DayLogRow[]
  cursor: Partial<Pick<Reconciliation, 'shard' | 'after'>>
}

/**
 * Yields the rest of the day log, then the orders that earlier runs left without a verdict; those first when the list is
 * full.
 */
async function* work(run: Reconciliation, againMax: number): AsyncGenerator<Page> {
  const full = run.again.length >= againMax
  if (full) yield* leftOvers(run)
  yield* restOfLog(run)
  if (!full) yield* leftOvers(run)
}

async function* restOfLog({ date, shard: first, after }: Reconciliation): AsyncGenerator<Page> {
  for (let shard = first; shard < DAY_LOG_SHARDS; shard++) {
    let rows: DayLogRow[] = []
    for await (const row of dayLog(date, shard, shard === first ? after : ' ')) {
      rows.push(row)
      if (rows.length < ORDERS_PAGE) continue
      yield pageOf(shard, rows)
      rows = []
    }
    if (rows.length > 0) yield pageOf(shard, rows)
  }
}

function* leftOvers({ again }: Reconciliation): Generator<Page> {
  for (let from = 0; from < again.length; from += ORDERS_PAGE) {
    yield { orderNos: again.slice(from, from + ORDERS_PAGE), rows: [], cursor: {} }
  }
}

const pageOf = (shard: number, rows: DayLogRow[]): Page => ({
  orderNos: rows.filter(isOrder).map(({ no }) => no),
  rows,
  cursor: { shard, after: rows.at(-1)?.workSk ?? ' ' },
})

const plus = (counts: Counts, more: Partial<Counts>): Counts => {
  const sums = { ...counts }
  for (const [name, count] of Object.entries(more) as [keyof Counts, number][]) sums[name] += count
  return sums
}
