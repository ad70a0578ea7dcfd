import type { BusinessDate } from '../domain/calendar.ts'
import { type DayLogRow, dayLog, isMovement, isOrder } from '../store/day-log.ts'
import { DAY_LOG_SHARDS } from '../store/keys.ts'
import { advance, begun, type Counts, type Reconciliation, reconciliationOf } from '../store/reconciliation.ts'
import { type Asker, lookAtLoans, lookAtOrders } from './reconcile-rows.ts'

/** What is done between two saves: a crash repeats so much at most. */
const PAGE = 20
/** When about so many questions in a row are not answered, the provider is down, and no order is to blame. */
const SILENT_MAX = 5

/** Why a run ends before its day is done. `overtaken`: another run is at it. */
export type Stop = 'out of time' | 'the provider is silent' | 'overtaken'

export interface DayRun {
  run: Reconciliation
  stop?: Stop
}

/** Goes over a day's orders and loans, or on from where an earlier run came to; `inTime` is asked after each page. */
export async function reconcileDay(date: BusinessDate, asker: Asker, inTime: () => boolean): Promise<DayRun> {
  let run = (await reconciliationOf(date)) ?? begun(date, asker.now)
  if (run.doneAt) return { run }
  let silentInARow = 0
  for await (const page of work(run)) {
    const { orderNos, rows, cursor } = page
    const looked = await lookAtOrders(asker, orderNos)
    const counts = plus(plus(run.counts, looked.counts), await lookAtLoans(rows.filter(isMovement), asker.now))
    const again = [...run.again.filter((no) => !orderNos.includes(no)), ...looked.again]
    const next = await advance(run, { ...cursor, counts, again })
    if (!next) return { run, stop: 'overtaken' }
    run = next
    silentInARow = looked.silent === orderNos.length ? silentInARow + looked.silent : 0
    if (silentInARow >= SILENT_MAX) return { run, stop: 'the provider is silent' }
    if (!inTime()) return { run, stop: 'out of time' }
  }
  const done = run.again.length === 0 ? { doneAt: asker.now } : {}
  const ended = await advance(run, { shard: DAY_LOG_SHARDS, after: ' ', ...done })
  return ended ? { run: ended } : { run, stop: 'overtaken' }
}

interface Page {
  orderNos: string[]
  rows: DayLogRow[]
  cursor: Partial<Pick<Reconciliation, 'shard' | 'after'>>
}

/** The rest of the day log, then what earlier runs left without a verdict. */
async function* work({ date, again, shard: first, after }: Reconciliation): AsyncGenerator<Page> {
  for (let shard = first; shard < DAY_LOG_SHARDS; shard++) {
    let rows: DayLogRow[] = []
    for await (const row of dayLog(date, shard, shard === first ? after : ' ')) {
      rows.push(row)
      if (rows.length < PAGE) continue
      yield pageOf(shard, rows)
      rows = []
    }
    if (rows.length > 0) yield pageOf(shard, rows)
  }
  for (let from = 0; from < again.length; from += PAGE) {
    yield { orderNos: again.slice(from, from + PAGE), rows: [], cursor: {} }
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
