import { newId } from '../platform/ids.ts'
import type { Key, Write } from '../table/commit.ts'
import { inDayLog } from '../table/index-keys.ts'
import { queryLast } from '../table/read.ts'
import { keys } from './keys.ts'

/** An operator's act: by, at, before, after, why. Never changed. */
export interface AuditEntry extends Key {
  at: number
  operator: string
  action: string
  before: string
  after: string
  why: string
}

/** An operator's act: who, and why. */
export interface OperatorAction {
  operator: string
  reason: string
}

type Entry = Omit<AuditEntry, keyof Key>

/** The entry lies beside what it tells of, and goes into the same transaction. Two acts may share a millisecond. */
const auditKey = ({ pk, sk }: Key, entry: Entry): Write => ({
  put: { pk, sk: `${sk}#${entry.action}#${entry.operator}#${newId(entry.at)}`, ...inDayLog(entry.at, pk), ...entry },
})

const audited =
  (keyOf: (id: number, at: number) => Key) =>
  (id: number, entry: Entry): Write =>
    auditKey(keyOf(id, entry.at), entry)

export const auditLoan = audited(keys.loanAudit)
export const auditUser = audited(keys.userAudit)
export const auditProduct = audited(keys.productAudit)
export const auditCampaign = audited(keys.campaignAudit)
export const auditFeedback = audited(keys.feedbackAudit)
/** Of a break that belongs to no loan. */
export const auditBreak = ({ kind, orderNo }: { kind: string; orderNo: string }, entry: Entry): Write =>
  auditKey(keys.breakAudit(kind, orderNo, entry.at), entry)

/** Reads the acts of operators on a borrower, newest first. */
export const auditOfUser = (userId: number, limit: number): Promise<AuditEntry[]> =>
  queryLast<AuditEntry>(keys.userAudit(userId, 0).pk, 'AUDIT#', limit)
