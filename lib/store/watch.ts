import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { padded } from '../platform/ids.ts'
import { db, TableName } from './client.ts'
import type { Key } from './commit.ts'

/** Keys of items in a shard of the watch list that are due before a moment (all of them without one), oldest first. */
export async function* watched(shard: number, before?: number): AsyncGenerator<Key> {
  let from: Record<string, unknown> | undefined
  do {
    const answer = await db.send(
      new QueryCommand({
        TableName,
        IndexName: 'due',
        KeyConditionExpression: before ? 'duePk = :pk AND dueSk < :before' : 'duePk = :pk',
        ExpressionAttributeValues: { ':pk': `WATCH#${shard}`, ...(before ? { ':before': padded(before) } : {}) },
        ExclusiveStartKey: from,
      }),
    )
    yield* (answer.Items ?? []).map(({ pk, sk }) => ({ pk, sk }) as Key)
    from = answer.LastEvaluatedKey
  } while (from)
}
