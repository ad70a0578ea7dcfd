import { BatchWriteCommand, type BatchWriteCommandOutput, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { AccountState } from '../domain/account.ts'
import type { BusinessDate } from '../domain/calendar.ts'
import type { LoanState } from '../domain/loan.ts'
import type { Fen } from '../domain/money.ts'
import type { Notice } from '../domain/notices.ts'
import type { LoanTerms } from '../domain/terms.ts'
import { db, TableName } from '../table/client.ts'
import type { Key } from '../table/commit.ts'
import { dueShardPk } from '../table/index-keys.ts'
import { keys } from './keys.ts'

/** A loan as the `due` index shows it: all that its night needs, so that no loan is read. */
export interface DueRow extends Key {
  id: number
  userId: number
  state: LoanState
  terms: LoanTerms
  startDate: BusinessDate
  dueDate: BusinessDate
  /** The fold of its entries; absent until there is one. */
  account?: AccountState
  duePk: string
  dueSk: string
}

export interface DuePage {
  rows: DueRow[]
  /** Where the next page begins; absent on the last. */
  next?: DueCursor
}
export type DueCursor = Pick<DueRow, 'pk' | 'sk' | 'duePk' | 'dueSk'>

/** Loans of a shard that fall due before a date or fell due already, the longest overdue first. */
export async function dueBefore(shard: number, date: BusinessDate, limit: number, from?: DueCursor): Promise<DuePage> {
  const answer = await db.send(
    new QueryCommand({
      TableName,
      IndexName: 'due',
      KeyConditionExpression: 'duePk = :pk AND dueSk < :date',
      ExpressionAttributeValues: { ':pk': dueShardPk(shard), ':date': date },
      Limit: limit,
      ExclusiveStartKey: from,
    }),
  )
  const next = answer.LastEvaluatedKey as DueCursor | undefined
  return { rows: (answer.Items ?? []) as DueRow[], ...(next ? { next } : {}) }
}

/** The cached days late and penalty of an overdue loan, for readers of the table; every screen computes them anew. */
export interface OverdueCache extends Key {
  loanId: number
  overdueDays: number
  overdueFee: Fen
  /** The business date for which it was computed. */
  through: BusinessDate
}

export const overdueCache = (entry: Omit<OverdueCache, keyof Key>): OverdueCache => ({
  ...keys.overdue(entry.loanId),
  ...entry,
})

/** The mark that a notice of a day is in the outbox. */
export interface NoticeMark extends Key {
  notice: Notice
  expiresAt: number
}

const BATCH = 25
const TRIES = 6

/** Writes any number of items without a condition: a pure function of loan and date may be written again. */
export async function putAll(items: readonly OverdueCache[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, n) =>
    items.slice(n * BATCH, (n + 1) * BATCH),
  )
  await Promise.all(batches.map(putBatch))
}

async function putBatch(items: readonly OverdueCache[]): Promise<void> {
  let open: Record<string, unknown>[] | undefined = items.map((Item) => ({ PutRequest: { Item } }))
  for (let attempt = 0; open?.length; attempt++) {
    if (attempt === TRIES) throw new Error(`BatchWrite left ${open.length} items unwritten`)
    // Writes that a throttled table gave back are offered again after 50 ms, doubled each time, with jitter.
    if (attempt > 0) await new Promise((resume) => setTimeout(resume, 50 * 2 ** attempt * Math.random()))
    const answer: BatchWriteCommandOutput = await db.send(
      new BatchWriteCommand({ RequestItems: { [TableName]: open } }),
    )
    open = answer.UnprocessedItems?.[TableName]
  }
}
