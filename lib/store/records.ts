import * as z from 'zod/mini'
import { type Sealed, vaultOf } from '../platform/sealing.ts'
import type { Key } from '../table/commit.ts'
import type { KeysOf } from '../table/read.ts'
import { putItem } from '../table/update.ts'
import { keys } from './keys.ts'
import type { User } from './user.ts'

/** A borrower's home, work and contacts: three records beside the user, with the contract's field names. */
export const recordShapes = {
  profile: z.object({
    live_area: z.array(z.string()),
    live_addr: z.string(),
    live_time: z.array(z.string()),
  }),
  work: z.object({
    industry: z.string(),
    position: z.string(),
    company_name: z.string(),
    company_area: z.array(z.string()),
    company_addr: z.string(),
    company_tel: z.string(),
  }),
  relation: z.object({
    linkman_relation_fir: z.array(z.string()),
    linkman_name_fir: z.string(),
    linkman_tel_fir: z.string(),
    linkman_relation_sec: z.array(z.string()),
    linkman_name_sec: z.string(),
    linkman_tel_sec: z.string(),
  }),
}

type Kind = keyof typeof recordShapes
type Content<K extends Kind> = z.output<(typeof recordShapes)[K]>

/** As it is stored: `content` opens to the fields. */
export interface SealedRecord extends Key {
  content: Sealed
  savedAt: number
}

export type ProfileRecords = Record<Kind, SealedRecord>

export async function saveRecord<K extends Kind>(user: User, kind: K, content: Content<K>, now: number) {
  const sealed = (await vaultOf(user)).seal(kind, JSON.stringify(content))
  const item: SealedRecord = { ...keys[kind](user.id), content: sealed, savedAt: now }
  await putItem(item)
}

/** Opens a record; before it was first saved, every field is empty. */
export async function openRecord<K extends Kind>(
  user: User,
  kind: K,
  record: SealedRecord | undefined,
): Promise<Content<K>> {
  return record ? JSON.parse((await vaultOf(user)).unseal(kind, record.content)) : blank(kind)
}

const blank = <K extends Kind>(kind: K) =>
  Object.fromEntries(
    Object.entries(recordShapes[kind].shape).map(([name, field]) => [name, field.type === 'array' ? [] : '']),
  ) as Content<K>

export const recordKeys = (userId: number): KeysOf<ProfileRecords> => ({
  profile: keys.profile(userId),
  work: keys.work(userId),
  relation: keys.relation(userId),
})

/** Derived, not stored: two saves that run together could each miss the other. */
export const profileVerified = (records: Partial<ProfileRecords>): boolean =>
  Boolean(records.profile && records.work && records.relation)

/** Accounts that a borrower only names (they are not verified): sealed, one item. */
export interface Accounts extends Key, Partial<Record<NamedAccount, Sealed>> {}

export const namedAccounts = ['qq', 'wechat', 'bankcard'] as const
export type NamedAccount = (typeof namedAccounts)[number]
