import { BatchGetCommand, GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { db, TableName } from './client.ts'
import type { Key } from './commit.ts'

/** One item, consistently; undefined when there is none. */
export async function get<T>(key: Key<T>): Promise<T | undefined> {
  const answer = await db.send(new GetCommand({ TableName, Key: key, ConsistentRead: true }))
  return answer.Item as T | undefined
}

const BATCH_TRIES = 4

/** A key of each item, by name. */
export type KeysOf<Items> = { [Name in keyof Items]: Key<Items[Name]> }

/** The items as read: undefined where there is none. */
export type Found<Items> = { [Name in keyof Items]: Items[Name] | undefined }

/** Several items in one round trip, consistently, by the names given to their keys; absent ones are undefined. */
export async function getAll<Items extends object>(wanted: KeysOf<Items>): Promise<Found<Items>> {
  const named: [string, Key][] = Object.entries(wanted)
  let open = named.map(([, key]) => key)
  const found: Record<string, unknown>[] = []
  for (let attempt = 1; open.length > 0; attempt++) {
    const answer = await db.send(
      new BatchGetCommand({ RequestItems: { [TableName]: { Keys: open, ConsistentRead: true } } }),
    )
    found.push(...(answer.Responses?.[TableName] ?? []))
    // Under throttling a part comes back unread.
    open = (answer.UnprocessedKeys?.[TableName]?.Keys ?? []) as Key[]
    if (open.length > 0 && attempt === BATCH_TRIES) throw new Error('BatchGet left keys unread')
  }
  const byKey = new Map(found.map((item) => [`${item.pk}|${item.sk}`, item]))
  return Object.fromEntries(named.map(([name, { pk, sk }]) => [name, byKey.get(`${pk}|${sk}`)])) as Found<Items>
}

/** A page of a query; at most `limit` items. */
export async function query<T>(input: Omit<QueryCommandInput, 'TableName'>): Promise<T[]> {
  const answer = await db.send(new QueryCommand({ TableName, ...input }))
  return (answer.Items ?? []) as T[]
}

/** The newest of a partition's items up to a key, that one included. */
export async function lastUpTo<T>({ pk, sk }: Key<T>): Promise<T | undefined> {
  const [last] = await query<T>({
    ConsistentRead: true,
    ScanIndexForward: false,
    KeyConditionExpression: 'pk = :pk AND sk <= :sk',
    ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
    Limit: 1,
  })
  return last
}

/** The last items of a partition whose sort key begins so, last first. */
export const queryLast = <T>(pk: string, prefix: string, limit: number): Promise<T[]> =>
  query<T>({
    ConsistentRead: true,
    ScanIndexForward: false,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
    Limit: limit,
  })

/** All that a query finds, in order, page by page; or what is in its first pages. */
export async function* queryPages<T>(
  input: Omit<QueryCommandInput, 'TableName'>,
  pagesMax = Number.POSITIVE_INFINITY,
): AsyncGenerator<T> {
  let from: Record<string, unknown> | undefined
  for (let page = 0; page < pagesMax; page++) {
    const answer = await db.send(new QueryCommand({ TableName, ...input, ExclusiveStartKey: from }))
    yield* (answer.Items ?? []) as T[]
    from = answer.LastEvaluatedKey
    if (!from) return
  }
}

/** Their keys alone, by which the items themselves are read: what an index shows of them may be old. */
export async function* keysOf(rows: AsyncIterable<Key>): AsyncGenerator<Key> {
  for await (const { pk, sk } of rows) yield { pk, sk }
}

/** All items of a partition (with the given beginning of the sort key), in order, page by page. */
export const queryAll = <T>(pk: string, prefix?: string): AsyncGenerator<T> =>
  queryPages<T>({
    ConsistentRead: true,
    KeyConditionExpression: prefix ? 'pk = :pk AND begins_with(sk, :prefix)' : 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk, ...(prefix ? { ':prefix': prefix } : {}) },
  })
