import type { Key } from './commit.ts'
import { inQueue } from './keys.ts'
import type { Loan } from './loan.ts'
import { getAll, keysOf, query, queryPages } from './read.ts'

/** What the index `work` shows of whatever waits; a command reads the item itself before it decides anything. */
export type Queued = Key & { workSk: string }

/** What the index shows of a loan. */
export type QueuedLoan = Queued & Pick<Loan, 'id' | 'state' | 'terms'>

/** The first of a queue (`QUEUE#name`), oldest first. */
export const firstOf = <Row extends Queued>(queue: string, limit: number): Promise<Row[]> =>
  query<Row>({
    IndexName: 'work',
    KeyConditionExpression: 'workPk = :pk',
    ExpressionAttributeValues: { ':pk': `QUEUE#${queue}` },
    Limit: limit,
  })

/** The items behind rows of the index, as they are now and in the same order; at most 50, a page. */
export async function itemsOf<Item>(rows: readonly Key[]): Promise<(Item | undefined)[]> {
  const found = await getAll<string>(Object.fromEntries(rows.map(({ pk, sk }, n) => [String(n), { pk, sk }])))
  return rows.map((_, n) => found[String(n)] as Item | undefined)
}

/** Keys of all that has waited in a queue since before a moment, oldest first. */
export function queuedBefore(queue: string, before: number): AsyncGenerator<Key> {
  const { workPk, workSk } = inQueue(queue, before)
  const rows = queryPages<Key>({
    IndexName: 'work',
    KeyConditionExpression: 'workPk = :pk AND workSk < :before',
    ExpressionAttributeValues: { ':pk': workPk, ':before': workSk },
  })
  return keysOf(rows)
}
