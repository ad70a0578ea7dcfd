import { type BusinessDate, dateOf } from '../domain/calendar.ts'
import { padded } from '../platform/ids.ts'

/** Keys of the two sparse indexes: `work` (queues and the day log) and `due` (loans by their due day, and the watch list). */

/** The sparse index `work`: what waits in a queue, oldest first. */
export const queuedSince = (queue: string, since: number) => ({ workPk: `QUEUE#${queue}`, workSk: padded(since) })

export const DAY_LOG_SHARDS = 16

/** The shard of a day's log, in the index `work`. */
export const dayLogPk = (date: BusinessDate, shard: number): string => `DAY#${date}#${shard}`

/** The sparse index `work`: what happened on a business date, in 16 shards, because a hot index throttles the table. */
export const inDayLog = (at: number, id: string) => ({
  workPk: dayLogPk(dateOf(at), shardOf(id, DAY_LOG_SHARDS)),
  workSk: `${padded(at)}#${id}`,
})

export const WATCH_SHARDS = 4

/** The sparse index `due`: what must be looked at again, and when. */
export const checkAt = (when: number, id: string) => ({
  duePk: `WATCH#${shardOf(id, WATCH_SHARDS)}`,
  dueSk: `${padded(when)}#${id}`,
})

export const DUE_SHARDS = 64

export const dueShardPk = (shard: number): string => `DUE#${String(shard).padStart(2, '0')}`

/** The sparse index `due`: loans by the day on which they fall due, in 64 shards, because the night writes them all. */
export const dueOn = (date: BusinessDate, loanId: number) => ({
  duePk: dueShardPk(shardOf(String(loanId), DUE_SHARDS)),
  dueSk: `${date}#${padded(loanId)}`,
})

/** Spreads ids over shards evenly: FNV-1a, because a sum of digits is a bell curve. */
export function shardOf(id: string, shards: number): number {
  let hash = 0x811c9dc5
  for (const char of id) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193)
  return (hash >>> 0) % shards
}
