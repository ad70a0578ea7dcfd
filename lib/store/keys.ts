import { type BusinessDate, dateOf } from '../domain/calendar.ts'
import { padded } from '../platform/ids.ts'
import type { Key } from './commit.ts'

/** Every key of the table, in one place. `docs/architecture.md` says what each item holds. */
export const keys = {
  user: (id: number): Key => ({ pk: `USER#${padded(id)}`, sk: 'U' }),
  profile: (id: number): Key => ({ pk: `USER#${padded(id)}`, sk: 'PROFILE' }),
  work: (id: number): Key => ({ pk: `USER#${padded(id)}`, sk: 'WORK' }),
  relation: (id: number): Key => ({ pk: `USER#${padded(id)}`, sk: 'RELATION' }),
  accounts: (id: number): Key => ({ pk: `USER#${padded(id)}`, sk: 'ACCOUNTS' }),
  userAudit: (id: number, at: number): Key => ({ pk: `USER#${padded(id)}`, sk: `AUDIT#${padded(at)}` }),
  quotaApplication: (userId: number): Key => ({ pk: `USER#${padded(userId)}`, sk: 'QUOTA' }),
  feedback: (id: number): Key => ({ pk: `FEEDBACK#${padded(id)}`, sk: 'FEEDBACK' }),
  feedbackAudit: (id: number, at: number): Key => ({ pk: `FEEDBACK#${padded(id)}`, sk: `AUDIT#${padded(at)}` }),
  cards: (id: number): Key => ({ pk: `USER#${padded(id)}`, sk: 'CARDS' }),
  slot: (id: number, kind: string): Key => ({ pk: `USER#${padded(id)}`, sk: `V#${kind}` }),
  consent: (id: number, kind: string, at: number): Key => ({
    pk: `USER#${padded(id)}`,
    sk: `CONSENT#${kind}#${padded(at)}`,
  }),
  risk: (id: number): Key => ({ pk: `USER#${padded(id)}`, sk: 'RISK' }),
  loanRow: (userId: number, loanId: number): Key => ({ pk: `USER#${padded(userId)}`, sk: `T#${padded(loanId)}` }),
  coupon: (userId: number, id: number): Key => ({ pk: `USER#${padded(userId)}`, sk: `U#C#${padded(id)}` }),

  loan: (id: number): Key => ({ pk: `LOAN#${padded(id)}`, sk: 'LOAN' }),
  movement: (loanId: number, kind: string, orderNo: string): Key => ({
    pk: `LOAN#${padded(loanId)}`,
    sk: `MOVE#${kind}#${orderNo}`,
  }),
  loanOrder: (loanId: number, no: string): Key => ({ pk: `LOAN#${padded(loanId)}`, sk: `ORDER#${no}` }),
  overdue: (loanId: number): Key => ({ pk: `LOAN#${padded(loanId)}`, sk: 'OVERDUE' }),
  notice: (loanId: number, date: BusinessDate): Key => ({ pk: `LOAN#${padded(loanId)}`, sk: `NOTICE#${date}` }),
  loanMessage: (loanId: number, at: number): Key => ({ pk: `LOAN#${padded(loanId)}`, sk: `MSG#${padded(at)}` }),
  loanAudit: (id: number, at: number): Key => ({ pk: `LOAN#${padded(id)}`, sk: `AUDIT#${padded(at)}` }),

  order: (no: string): Key => ({ pk: `ORDER#${no}`, sk: 'ORDER' }),
  break: (kind: string, orderNo: string): Key => ({ pk: `BREAK#${kind}#${orderNo}`, sk: 'BREAK' }),
  breakAudit: (kind: string, orderNo: string, at: number): Key => ({
    pk: `BREAK#${kind}#${orderNo}`,
    sk: `AUDIT#${padded(at)}`,
  }),
  close: (date: string): Key => ({ pk: 'CLOSE', sk: date }),
  statistics: (date: string): Key => ({ pk: 'STATS', sk: date }),
  jobRun: (job: string, date: string): Key => ({ pk: `JOB#${job}#${date}`, sk: 'RUN' }),
  jobShard: (job: string, date: string, shard: number): Key => ({ pk: `JOB#${job}#${date}`, sk: `SHARD#${shard}` }),
  task: (token: string): Key => ({ pk: `TASK#${token}`, sk: 'TASK' }),
  taskInput: (token: string): Key => ({ pk: `TASK#${token}`, sk: 'INPUT' }),
  taskResult: (token: string): Key => ({ pk: `TASK#${token}`, sk: 'RESULT' }),

  login: (mobileIndex: string): Key => ({ pk: `MOBILE#${mobileIndex}`, sk: 'LOGIN' }),
  smsCode: (mobileIndex: string, purpose: string): Key => ({ pk: `MOBILE#${mobileIndex}`, sk: `CODE#${purpose}` }),
  limit: (what: string, index: string, window: string): Key => ({ pk: `LIMIT#${what}#${index}`, sk: window }),
  identity: (identityIndex: string): Key => ({ pk: `IDENTITY#${identityIndex}`, sk: 'OWNER' }),
  onlineProduct: (): Key => ({ pk: 'PRODUCT', sk: 'ONLINE' }),
  productVersion: (id: number, version: number): Key => ({ pk: `PRODUCT#${padded(id)}`, sk: `V#${padded(version)}` }),
  productAudit: (id: number, at: number): Key => ({ pk: `PRODUCT#${padded(id)}`, sk: `AUDIT#${padded(at)}` }),
  campaign: (id: number): Key => ({ pk: 'CAMPAIGN', sk: `C#${padded(id)}` }),
  campaignAudit: (id: number, at: number): Key => ({ pk: `CAMPAIGN#${padded(id)}`, sk: `AUDIT#${padded(at)}` }),
  onlineCampaigns: (): Key => ({ pk: 'CAMPAIGN', sk: 'ONLINE' }),
  outbox: (shard: number, notBefore: number, id: number, loanId: number): Key => ({
    pk: `OUTBOX#${shard}`,
    sk: `${padded(notBefore)}#${padded(id)}#${padded(loanId)}`,
  }),
} as const

/** The sparse index `work`: what waits in a queue, oldest first. */
export const inQueue = (queue: string, since: number) => ({ workPk: `QUEUE#${queue}`, workSk: padded(since) })

export const DAY_LOG_SHARDS = 16

/** The shard of a day's log, in the index `work`. */
export const dayLogPk = (date: BusinessDate, shard: number): string => `DAY#${date}#${shard}`

/** The sparse index `work`: what happened on a business date, in 16 shards, because a hot index throttles the table. */
export const inDayLog = (at: number, id: string) => ({
  workPk: dayLogPk(dateOf(at), shardOf(id, DAY_LOG_SHARDS)),
  workSk: `${padded(at)}#${id}`,
})

export const WATCH_SHARDS = 4

/** The sparse index `due`: what must be looked at again, and when. */
export const watchedAt = (when: number, id: string) => ({
  duePk: `WATCH#${shardOf(id, WATCH_SHARDS)}`,
  dueSk: `${padded(when)}#${id}`,
})

export const DUE_SHARDS = 64

export const dueShardPk = (shard: number): string => `DUE#${String(shard).padStart(2, '0')}`

/** The sparse index `due`: loans by the day on which they fall due, in 64 shards, because the night writes them all. */
export const dueOn = (date: BusinessDate, loanId: number) => ({
  duePk: dueShardPk(shardOf(String(loanId), DUE_SHARDS)),
  dueSk: `${date}#${padded(loanId)}`,
})

/** Spreads ids over shards evenly: FNV-1a, because a sum of digits is a bell curve. */
export function shardOf(id: string, shards: number): number {
  let hash = 0x811c9dc5
  for (const char of id) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193)
  return (hash >>> 0) % shards
}
