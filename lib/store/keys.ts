import { padded } from '../platform/ids.ts'
import type { Key } from './commit.ts'

/** Every key of the table, in one place. `docs/architecture.md` says what each item holds. */
export const keys = {
  user: (id: number): Key => ({ pk: `USER#${padded(id)}`, sk: 'U' }),
  profile: (id: number): Key => ({ pk: `USER#${padded(id)}`, sk: 'PROFILE' }),
  work: (id: number): Key => ({ pk: `USER#${padded(id)}`, sk: 'WORK' }),
  relation: (id: number): Key => ({ pk: `USER#${padded(id)}`, sk: 'RELATION' }),
  accounts: (id: number): Key => ({ pk: `USER#${padded(id)}`, sk: 'ACCOUNTS' }),
  quotaApplication: (userId: number): Key => ({ pk: `USER#${padded(userId)}`, sk: 'QUOTA' }),
  feedback: (id: number): Key => ({ pk: `FEEDBACK#${padded(id)}`, sk: 'FEEDBACK' }),
  cards: (id: number): Key => ({ pk: `USER#${padded(id)}`, sk: 'CARDS' }),
  slot: (id: number, kind: string): Key => ({ pk: `USER#${padded(id)}`, sk: `V#${kind}` }),
  loanRow: (userId: number, loanId: number): Key => ({ pk: `USER#${padded(userId)}`, sk: `T#${padded(loanId)}` }),

  loan: (id: number): Key => ({ pk: `LOAN#${padded(id)}`, sk: 'LOAN' }),
  movement: (loanId: number, kind: string, orderNo: string): Key => ({
    pk: `LOAN#${padded(loanId)}`,
    sk: `MOVE#${kind}#${orderNo}`,
  }),
  loanAudit: (id: number, at: number): Key => ({ pk: `LOAN#${padded(id)}`, sk: `AUDIT#${padded(at)}` }),

  order: (no: string): Key => ({ pk: `ORDER#${no}`, sk: 'ORDER' }),
  task: (token: string): Key => ({ pk: `TASK#${token}`, sk: 'TASK' }),
  taskInput: (token: string): Key => ({ pk: `TASK#${token}`, sk: 'INPUT' }),
  taskResult: (token: string): Key => ({ pk: `TASK#${token}`, sk: 'RESULT' }),

  login: (mobileIndex: string): Key => ({ pk: `MOBILE#${mobileIndex}`, sk: 'LOGIN' }),
  smsCode: (mobileIndex: string, purpose: string): Key => ({ pk: `MOBILE#${mobileIndex}`, sk: `CODE#${purpose}` }),
  limit: (what: string, index: string, window: string): Key => ({ pk: `LIMIT#${what}#${index}`, sk: window }),
  identity: (identityIndex: string): Key => ({ pk: `IDENTITY#${identityIndex}`, sk: 'OWNER' }),
  onlineProduct: (): Key => ({ pk: 'PRODUCT', sk: 'ONLINE' }),
  outbox: (shard: number, notBefore: number, id: number): Key => ({
    pk: `OUTBOX#${shard}`,
    sk: `${padded(notBefore)}#${padded(id)}`,
  }),
} as const

/** The sparse index `work`: what waits in a queue, oldest first. */
export const inQueue = (queue: string, since: number) => ({ workPk: `QUEUE#${queue}`, workSk: padded(since) })

export const WATCH_SHARDS = 4

/** The sparse index `due`: what must be looked at again, and when. */
export const watchedAt = (when: number, id: string) => ({
  duePk: `WATCH#${shardOf(id, WATCH_SHARDS)}`,
  dueSk: `${padded(when)}#${id}`,
})

/** Spreads ids over shards evenly enough: the sum of their characters' codes. */
export function shardOf(id: string, shards: number): number {
  let sum = 0
  for (const char of id) sum += char.charCodeAt(0)
  return sum % shards
}
