import { afterQuietHours } from '../domain/quiet-hours.ts'
import { newId, padded } from '../platform/ids.ts'
import type { Key, Write } from '../table/commit.ts'
import { shardOf } from '../table/index-keys.ts'
import { queryPages } from '../table/read.ts'
import { update } from '../table/update.ts'
import type { SmsTemplate } from '../vendors/sms/sms.ts'
import { expires } from './kept.ts'
import { keys } from './keys.ts'

/** A message to a borrower that is written with the state it tells of; the mobile is looked up when it is sent. */
export interface OutboxItem extends Key {
  id: number
  userId: number
  /** The loan that it tells of: its story shows what became of the message. */
  loanId: number
  template: SmsTemplate
  params: Record<string, string>
  /** When it may be tried, the first time or again; its key is made of the first. */
  notBefore: number
  tries: number
}

export const OUTBOX_SHARDS = 16

/**
 * A message that waits for the end of the quiet hours, when it falls in them. A worker of the night writes up to 10,000 at one
 * moment, which has 4,096 ids: it is the loan's id that gives each a key of its own.
 */
export function outboxMessage(
  message: Pick<OutboxItem, 'userId' | 'loanId' | 'template' | 'params'>,
  now: number,
): Write {
  const id = newId(now)
  const notBefore = afterQuietHours(now)
  const key = keys.outbox(shardOf(String(message.userId), OUTBOX_SHARDS), notBefore, id, message.loanId)
  const item: OutboxItem = { ...key, ...message, id, notBefore, tries: 0 }
  return { put: item }
}

/** As many as a run may come to in a shard, and not the megabyte that a page may have. */
const BATCH = 100

/** Messages of a shard whose time has come, oldest first, page by page. What was just sent is not seen again. */
export const waitingMessages = (shard: number, now: number): AsyncGenerator<OutboxItem> =>
  queryPages<OutboxItem>({
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND sk < :behind',
    FilterExpression: 'notBefore <= :now',
    ExpressionAttributeValues: { ':pk': `OUTBOX#${shard}`, ':behind': padded(now + 1), ':now': now },
    Limit: BATCH,
  })

/** ms. An id is 41 bits of milliseconds and 12 more. */
export const writtenAt = ({ id }: Pick<OutboxItem, 'id'>): number => Math.floor(id / 4096)

/** Megabytes: some 50,000 messages of the borrower's shard. Who asks waits for an answer. */
const PAGES_MAX = 20

/** Messages to a borrower that have not been sent yet, whenever their time is. */
export async function messagesTo(userId: number): Promise<OutboxItem[]> {
  const ofShard = queryPages<OutboxItem>(
    {
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      FilterExpression: 'userId = :user',
      ExpressionAttributeValues: { ':pk': `OUTBOX#${shardOf(String(userId), OUTBOX_SHARDS)}`, ':user': userId },
    },
    PAGES_MAX,
  )
  const found: OutboxItem[] = []
  for await (const message of ofShard) found.push(message)
  return found
}

/** Records which message a borrower got about a loan and when, without its text and the mobile. Kept for a year. */
export interface LoanMessage extends Key {
  template: OutboxItem['template']
  /** `dropped`: it was not true any more, or the borrower is gone. */
  outcome: 'sent' | 'dropped' | 'given up'
  at: number
  expiresAt: number
}

/** Notes what became of a message of the outbox. The message's moment is the key, so telling it twice is one row. */
export async function noteMessage(message: OutboxItem, outcome: LoanMessage['outcome'], at: number): Promise<void> {
  const { loanId, template } = message
  const { pk, sk } = keys.loanMessage(loanId, writtenAt(message))
  const row: Omit<LoanMessage, keyof Key> = { template, outcome, at, ...expires('loanMessage', at) }
  await update({ pk, sk: `${sk}#${template}` }, { set: { ...row } })
}
