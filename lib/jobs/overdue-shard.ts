import { setTimeout } from 'node:timers/promises'
import { addDays, type BusinessDate, dateOf, seconds } from '../domain/calendar.ts'
import { REMINDED_FROM_DAYS } from '../domain/notices.ts'
import type { Key } from '../store/commit.ts'
import { type DueCursor, dueBefore } from '../store/due.ts'
import { keys } from '../store/keys.ts'
import { get } from '../store/read.ts'
import { update } from '../store/update.ts'
import { ageLoans, type NightCounts, noCounts } from './overdue-night.ts'

export const JOB = 'overdue'

/** How far a shard of a night has come: what a repeat goes on from, or sees that nothing is left. */
interface Progress {
  done: boolean
  cursor?: DueCursor
  counts: NightCounts
}
export interface ShardCheckpoint extends Key, Progress {
  expiresAt: number
}

const KEPT_S = 90 * 86_400
const PAGE = 500

/** Pages of one invocation, over all its shards: 10,000 loans, within its 15 minutes even if each of them fell due today. */
const PAGES = 20
/** Writes a second of a worker: 16 at once make 4,000, what an on-demand table takes from the start. */
const WRITES_A_SECOND = 250
const PACE = { pages: PAGES, writesASecond: WRITES_A_SECOND }

/** Ages shards one after another, as far as one invocation goes; the workflow calls again until all are done. */
export async function ageShards({ date, shards }: { date: BusinessDate; shards: number[] }, now: number, pace = PACE) {
  let { pages } = pace
  for (const shard of shards) {
    const { done, turned } = await ageShard({ date, shard }, now, { ...pace, pages })
    if (!done) return { done }
    pages -= turned
  }
  return { done: true }
}

/**
 * Ages some pages of a shard and says whether it is done. A night that is done costs one read and no write. One whose day is
 * over costs nothing: the next night does what it left, and what it would say of yesterday is not true any more.
 */
export async function ageShard(
  { date, shard }: { date: BusinessDate; shard: number },
  now: number,
  { pages, writesASecond } = PACE,
): Promise<{ done: boolean; turned: number }> {
  if (date < dateOf(now)) return { done: true, turned: 0 }
  // Started by hand, with a wrong date: loans would be late that are not, and the night itself would find itself done.
  if (date > dateOf(now)) throw new Error(`The day ${date} has not begun`)
  const key = keys.jobShard(JOB, date, shard)
  let at: Progress = (await get<ShardCheckpoint>(key)) ?? { done: false, counts: noCounts }
  let turned = 0
  for (; turned < pages && !at.done; turned++) {
    const began = Date.now()
    const { rows, next } = await dueBefore(shard, addDays(date, REMINDED_FROM_DAYS + 1), PAGE, at.cursor)
    const counts = await ageLoans(rows, date, now)
    at = { done: !next, counts: sum(at.counts, counts), ...(next ? { cursor: next } : {}) }
    // An empty shard is done without a word: 64 writes a night for nothing would be more than most nights' work.
    if (rows.length > 0) await update(key, { set: { ...at, expiresAt: seconds(now) + KEPT_S } })
    await paced(counts, began, writesASecond)
  }
  return { done: at.done, turned }
}

const sum = (a: NightCounts, b: NightCounts): NightCounts =>
  Object.fromEntries(Object.entries(a).map(([name, n]) => [name, n + b[name as keyof NightCounts]])) as typeof a

/** Waits until as much time has passed as the writes may take (docs/step-costs.md counts them). */
async function paced(counts: NightCounts, began: number, writesASecond: number): Promise<void> {
  const writes = counts.accruing + 12 * counts.newlyOverdue + 4 * counts.told + counts.capped
  const left = (writes / writesASecond) * 1000 - (Date.now() - began)
  if (left > 0) await setTimeout(left)
}
