import { newId, padded } from '../platform/ids.ts'
import type { SmsTemplate } from '../vendors/sms/sms.ts'
import type { Key, Write } from './commit.ts'
import { keys, shardOf } from './keys.ts'
import { query } from './read.ts'

/** A message to a borrower that is written with the state it tells of; the mobile is looked up when it is sent. */
export interface OutboxItem extends Key {
  id: number
  userId: number
  template: SmsTemplate
  params: Record<string, string>
  notBefore: number
  tries: number
}

export const OUTBOX_SHARDS = 16

export function outboxMessage(message: Pick<OutboxItem, 'userId' | 'template' | 'params'>, nowMs: number): Write {
  const id = newId(nowMs)
  const key = keys.outbox(shardOf(String(message.userId), OUTBOX_SHARDS), nowMs, id)
  const item: OutboxItem = { ...key, ...message, id, notBefore: nowMs, tries: 0 }
  return { put: item }
}

const BATCH = 100

/** Messages of a shard whose time has come, oldest first. */
export const waitingMessages = (shard: number, nowMs: number): Promise<OutboxItem[]> =>
  query<OutboxItem>({
    KeyConditionExpression: 'pk = :pk AND sk < :now',
    ExpressionAttributeValues: { ':pk': `OUTBOX#${shard}`, ':now': padded(nowMs + 1) },
    Limit: BATCH,
  })
