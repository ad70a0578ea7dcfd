import type { BusinessDate } from '../domain/calendar.ts'
import { padded } from '../platform/ids.ts'
import type { Key } from '../table/commit.ts'

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
