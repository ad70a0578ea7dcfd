import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { vaultOf } from '../platform/sealing.ts'
import { db, TableName } from './client.ts'
import type { Key } from './commit.ts'
import { keys } from './keys.ts'
import type { ProfileRecords, SealedRecord } from './records.ts'
import type { User } from './user.ts'

type Kind = keyof ProfileRecords

export async function saveRecord(user: User, kind: Kind, content: object, nowMs: number): Promise<void> {
  const sealed = (await vaultOf(user)).seal(kind, JSON.stringify(content))
  const item: SealedRecord = { ...keys[kind](user.id), content: sealed, savedAt: nowMs }
  await db.send(new PutCommand({ TableName, Item: item }))
}

/** What was saved, or `empty` when nothing was yet. */
export async function openRecord<T>(user: User, kind: Kind, record: SealedRecord | undefined, empty: T): Promise<T> {
  return record ? JSON.parse((await vaultOf(user)).unseal(kind, record.content)) : empty
}

export const profileKeys = (userId: number): Record<Kind, Key> => ({
  profile: keys.profile(userId),
  work: keys.work(userId),
  relation: keys.relation(userId),
})

/** Derived, not stored: two saves that run together could each miss the other. */
export const profileVerified = (records: Partial<ProfileRecords>): boolean =>
  Boolean(records.profile && records.work && records.relation)
