import { padded } from '../platform/ids.ts'
import type { Guard, Key } from './commit.ts'
import { checkAt, queuedSince } from './index-keys.ts'
import { getAll, keysOf, query, queryPages } from './read.ts'
import { tryUpdate } from './update.ts'

/** Row of the index `work`; a command reads the item itself before it decides anything. */
export type QueueRow = Key & { workSk: string }

/** The first of a queue (`QUEUE#name`), oldest first. */
export const firstOf = <Row extends QueueRow>(queue: string, limit: number): Promise<Row[]> =>
  query<Row>({
    IndexName: 'work',
    KeyConditionExpression: 'workPk = :pk',
    ExpressionAttributeValues: { ':pk': `QUEUE#${queue}` },
    Limit: limit,
  })

/** The items behind rows of the index, as they are now and in the same order; at most 50, a page. */
export async function itemsOf<Item>(rows: readonly Key<Item>[]): Promise<(Item | undefined)[]> {
  const found = await getAll(
    Object.fromEntries(rows.map(({ pk, sk }, n) => [String(n), { pk, sk } satisfies Key as Key<Item>])),
  )
  return rows.map((_, n) => found[String(n)])
}

/** Keys of all that has waited in a queue since before a moment, oldest first. */
export function queuedBefore(queue: string, before: number): AsyncGenerator<Key> {
  const { workPk, workSk } = queuedSince(queue, before)
  const rows = queryPages<Key>({
    IndexName: 'work',
    KeyConditionExpression: 'workPk = :pk AND workSk < :before',
    ExpressionAttributeValues: { ':pk': workPk, ':before': workSk },
  })
  return keysOf(rows)
}

/** Keys of items in a shard of the watch list that are due before a moment (all of them without one), oldest first. */
export function dueForCheck(shard: number, before?: number): AsyncGenerator<Key> {
  const rows = queryPages<Key>({
    IndexName: 'due',
    KeyConditionExpression: before ? 'duePk = :pk AND dueSk < :before' : 'duePk = :pk',
    ExpressionAttributeValues: { ':pk': `WATCH#${shard}`, ...(before ? { ':before': padded(before) } : {}) },
  })
  return keysOf(rows)
}

export const LOOK_AGAIN_MS = 600_000

/** Looks at a watched item again in ten minutes, only while `open` holds: an item that ended has left the watch list for good. */
export async function postpone(key: Key, id: string, open: Guard, now: number): Promise<false> {
  await tryUpdate(key, { set: checkAt(now + LOOK_AGAIN_MS, id) }, open)
  return false
}
