import type { BusinessDate } from '../domain/calendar.ts'
import type { Sale } from '../domain/sale.ts'
import { padded } from '../platform/ids.ts'
import type { Key } from '../table/commit.ts'
import type { Counter } from '../table/counter.ts'
import type { Lease } from '../table/lease.ts'
import type { AuditEntry } from './audit.ts'
import type { Break } from './break.ts'
import type { Campaign, OnlineCampaigns } from './campaign.ts'
import type { Cards } from './card.ts'
import type { Close } from './close.ts'
import type { Consent } from './consent.ts'
import type { Coupon } from './coupon.ts'
import type { NoticeMark, OverdueCache } from './due.ts'
import type { Feedback } from './feedback.ts'
import type { Loan, LoanRow } from './loan.ts'
import type { LoanOrder } from './loan-order.ts'
import type { Movement } from './movement.ts'
import type { Night, ShardCheckpoint } from './night.ts'
import type { Order } from './order.ts'
import type { LoanMessage, OutboxItem } from './outbox.ts'
import type { ProductVersion } from './product.ts'
import type { QuotaApplication } from './quota-application.ts'
import type { Reconciliation } from './reconciliation.ts'
import type { Accounts, SealedRecord } from './records.ts'
import type { StoredResult } from './result.ts'
import type { RiskFile } from './risk.ts'
import type { Login } from './session.ts'
import type { SmsCode } from './sms-code.ts'
import type { StatisticsItem } from './statistics.ts'
import type { User } from './user.ts'
import type { IdentityOwner, Slot, Task, TaskInput } from './verification.ts'

/** A run of a job: of the overdue night, of the reconciliation, or the lease of one that keeps nothing else. */
type JobRun = Night | Reconciliation | Lease

/** Every key of the table, with the type of its item. `docs/architecture.md` says what each item holds. */
export const keys = {
  user: (id: number): Key<User> => ({ pk: `USER#${padded(id)}`, sk: 'U' }),
  profile: (id: number): Key<SealedRecord> => ({ pk: `USER#${padded(id)}`, sk: 'PROFILE' }),
  work: (id: number): Key<SealedRecord> => ({ pk: `USER#${padded(id)}`, sk: 'WORK' }),
  relation: (id: number): Key<SealedRecord> => ({ pk: `USER#${padded(id)}`, sk: 'RELATION' }),
  accounts: (id: number): Key<Accounts> => ({ pk: `USER#${padded(id)}`, sk: 'ACCOUNTS' }),
  userAudit: (id: number, at: number): Key<AuditEntry> => ({ pk: `USER#${padded(id)}`, sk: `AUDIT#${padded(at)}` }),
  quotaApplication: (userId: number): Key<QuotaApplication> => ({ pk: `USER#${padded(userId)}`, sk: 'QUOTA' }),
  feedback: (id: number): Key<Feedback> => ({ pk: `FEEDBACK#${padded(id)}`, sk: 'FEEDBACK' }),
  feedbackAudit: (id: number, at: number): Key<AuditEntry> => ({
    pk: `FEEDBACK#${padded(id)}`,
    sk: `AUDIT#${padded(at)}`,
  }),
  cards: (id: number): Key<Cards> => ({ pk: `USER#${padded(id)}`, sk: 'CARDS' }),
  slot: (id: number, kind: string): Key<Slot> => ({ pk: `USER#${padded(id)}`, sk: `V#${kind}` }),
  consent: (id: number, kind: string, at: number): Key<Consent> => ({
    pk: `USER#${padded(id)}`,
    sk: `CONSENT#${kind}#${padded(at)}`,
  }),
  risk: (id: number): Key<RiskFile> => ({ pk: `USER#${padded(id)}`, sk: 'RISK' }),
  loanRow: (userId: number, loanId: number): Key<LoanRow> => ({
    pk: `USER#${padded(userId)}`,
    sk: `T#${padded(loanId)}`,
  }),
  coupon: (userId: number, id: number): Key<Coupon> => ({ pk: `USER#${padded(userId)}`, sk: `U#C#${padded(id)}` }),

  loan: (id: number): Key<Loan> => ({ pk: `LOAN#${padded(id)}`, sk: 'LOAN' }),
  movement: (loanId: number, kind: string, orderNo: string): Key<Movement> => ({
    pk: `LOAN#${padded(loanId)}`,
    sk: `MOVE#${kind}#${orderNo}`,
  }),
  loanOrder: (loanId: number, no: string): Key<LoanOrder> => ({ pk: `LOAN#${padded(loanId)}`, sk: `ORDER#${no}` }),
  overdue: (loanId: number): Key<OverdueCache> => ({ pk: `LOAN#${padded(loanId)}`, sk: 'OVERDUE' }),
  notice: (loanId: number, date: BusinessDate): Key<NoticeMark> => ({
    pk: `LOAN#${padded(loanId)}`,
    sk: `NOTICE#${date}`,
  }),
  loanMessage: (loanId: number, at: number): Key<LoanMessage> => ({
    pk: `LOAN#${padded(loanId)}`,
    sk: `MSG#${padded(at)}`,
  }),
  loanAudit: (id: number, at: number): Key<AuditEntry> => ({ pk: `LOAN#${padded(id)}`, sk: `AUDIT#${padded(at)}` }),

  order: (no: string): Key<Order> => ({ pk: `ORDER#${no}`, sk: 'ORDER' }),
  break: (kind: string, orderNo: string): Key<Break> => ({ pk: `BREAK#${kind}#${orderNo}`, sk: 'BREAK' }),
  breakAudit: (kind: string, orderNo: string, at: number): Key<AuditEntry> => ({
    pk: `BREAK#${kind}#${orderNo}`,
    sk: `AUDIT#${padded(at)}`,
  }),
  close: (date: string): Key<Close> => ({ pk: 'CLOSE', sk: date }),
  statistics: (date: string): Key<StatisticsItem> => ({ pk: 'STATS', sk: date }),
  jobRun: (job: string, date: string): Key<JobRun> => ({ pk: `JOB#${job}#${date}`, sk: 'RUN' }),
  jobShard: (job: string, date: string, shard: number): Key<ShardCheckpoint> => ({
    pk: `JOB#${job}#${date}`,
    sk: `SHARD#${shard}`,
  }),
  task: (token: string): Key<Task> => ({ pk: `TASK#${token}`, sk: 'TASK' }),
  taskInput: (token: string): Key<TaskInput> => ({ pk: `TASK#${token}`, sk: 'INPUT' }),
  taskResult: (token: string): Key<StoredResult> => ({ pk: `TASK#${token}`, sk: 'RESULT' }),

  login: (mobileIndex: string): Key<Login> => ({ pk: `MOBILE#${mobileIndex}`, sk: 'LOGIN' }),
  smsCode: (mobileIndex: string, purpose: string): Key<SmsCode> => ({
    pk: `MOBILE#${mobileIndex}`,
    sk: `CODE#${purpose}`,
  }),
  limit: (what: string, index: string, window: string): Key<Counter> => ({ pk: `LIMIT#${what}#${index}`, sk: window }),
  identity: (identityIndex: string): Key<IdentityOwner> => ({ pk: `IDENTITY#${identityIndex}`, sk: 'OWNER' }),
  onlineProduct: (): Key<Sale> => ({ pk: 'PRODUCT', sk: 'ONLINE' }),
  productVersion: (id: number, version: number): Key<ProductVersion> => ({
    pk: `PRODUCT#${padded(id)}`,
    sk: `V#${padded(version)}`,
  }),
  productAudit: (id: number, at: number): Key<AuditEntry> => ({
    pk: `PRODUCT#${padded(id)}`,
    sk: `AUDIT#${padded(at)}`,
  }),
  campaign: (id: number): Key<Campaign> => ({ pk: 'CAMPAIGN', sk: `C#${padded(id)}` }),
  campaignAudit: (id: number, at: number): Key<AuditEntry> => ({
    pk: `CAMPAIGN#${padded(id)}`,
    sk: `AUDIT#${padded(at)}`,
  }),
  onlineCampaigns: (): Key<OnlineCampaigns> => ({ pk: 'CAMPAIGN', sk: 'ONLINE' }),
  outbox: (shard: number, notBefore: number, id: number, loanId: number): Key<OutboxItem> => ({
    pk: `OUTBOX#${shard}`,
    sk: `${padded(notBefore)}#${padded(id)}#${padded(loanId)}`,
  }),
} as const
