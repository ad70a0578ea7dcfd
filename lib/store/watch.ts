import { padded } from '../platform/ids.ts'
import type { Key } from './commit.ts'
import { keysOf, queryPages } from './read.ts'

/** Keys of items in a shard of the watch list that are due before a moment (all of them without one), oldest first. */
export function watched(shard: number, before?: number): AsyncGenerator<Key> {
  const rows = queryPages<Key>({
    IndexName: 'due',
    KeyConditionExpression: before ? 'duePk = :pk AND dueSk < :before' : 'duePk = :pk',
    ExpressionAttributeValues: { ':pk': `WATCH#${shard}`, ...(before ? { ':before': padded(before) } : {}) },
  })
  return keysOf(rows)
}
