import { setTimeout } from 'node:timers/promises'
import { addDays, dateOf } from '../../domain/calendar.ts'
import { REMINDED_FROM_DAYS } from '../../domain/notices.ts'
import { dueBefore } from '../../store/due.ts'
import { type NightCounts, noCounts, type ShardCheckpoint, shardExpires, shardKey } from '../../store/night.ts'
import { get } from '../../table/read.ts'
import { update } from '../../table/update.ts'
import { ageLoans, type NightSpan } from './age-loans.ts'
import { LOANS_PAGE, PAGES, WRITES_A_SECOND } from './limits.ts'

const PACE = { pages: PAGES, writesASecond: WRITES_A_SECOND }

/**
 * Ages shards one after another, as far as one invocation goes; the workflow calls again until all are done. A shard that
 * fails keeps none behind it from being done; when nothing else is left to do, its failure is the invocation's.
 */
export async function ageShards({ shards, ...night }: NightSpan & { shards: number[] }, now: number, pace = PACE) {
  const began = Date.now()
  let { pages } = pace
  let failure: unknown
  for (const shard of shards) {
    try {
      const { done, turned } = await ageShard({ ...night, shard }, now + Date.now() - began, { ...pace, pages })
      if (!done) return { done }
      pages -= turned
    } catch (error) {
      failure ??= error
    }
  }
  if (failure) throw failure
  return { done: true }
}

/**
 * Ages some pages of a shard and says whether it is done. A night that is done costs one read and no write. When its day is
 * over it ends, also in the middle: the next night does what it left, and what it would write of yesterday is not true any more.
 */
export async function ageShard(
  { shard, ...night }: NightSpan & { shard: number },
  now: number,
  { pages, writesASecond } = PACE,
): Promise<{ done: boolean; turned: number }> {
  const { date } = night
  const began = Date.now()
  const today = () => dateOf(now + Date.now() - began)
  // Started by hand, with wrong dates: loans would be late that are not, and the night itself would find itself done.
  if (date > today()) throw new Error(`The day ${date} has not begun`)
  if (night.since >= date) throw new Error(`The night of ${date} cannot follow that of ${night.since}`)
  const key = shardKey(date, shard)
  let at = await progressOf(key)
  let turned = 0
  for (; turned < pages && !at.done; turned++) {
    if (date < today()) return { done: true, turned }
    const pageBegan = Date.now()
    const { rows, next } = await dueBefore(shard, addDays(date, REMINDED_FROM_DAYS + 1), LOANS_PAGE, at.cursor)
    const counts = await ageLoans(rows, night, now)
    at = { done: !next, counts: sum(at.counts, counts), ...(next ? { cursor: next } : {}) }
    // An empty shard is done without a word: 64 writes a night for nothing would be more than most nights' work.
    if (rows.length > 0) await update(key, { set: { ...at, ...shardExpires(now) } })
    await paced(counts, pageBegan, writesASecond)
  }
  return { done: at.done, turned }
}

type Progress = Pick<ShardCheckpoint, 'done' | 'cursor' | 'counts'>

const progressOf = async (key: ReturnType<typeof shardKey>): Promise<Progress> =>
  (await get(key)) ?? { done: false, counts: noCounts }

const sum = (a: NightCounts, b: NightCounts): NightCounts =>
  Object.fromEntries(Object.entries(a).map(([name, n]) => [name, n + b[name as keyof NightCounts]])) as typeof a

/** Waits until as much time has passed as the writes may take (docs/step-costs.md counts them). */
async function paced(counts: NightCounts, began: number, writesASecond: number): Promise<void> {
  const writes = counts.accruing + 12 * counts.newlyOverdue + 4 * counts.told + counts.capped
  const left = (writes / writesASecond) * 1000 - (Date.now() - began)
  if (left > 0) await setTimeout(left)
}
