import { Failure } from '../domain/failure.ts'
import { type Fen, yuanText } from '../domain/money.ts'
import { throwUnlessAllowed, throwUnlessChange } from '../domain/quota-change.ts'
import { auditUser, type OperatorAction } from '../store/audit.ts'
import { keys } from '../store/keys.ts'
import { proposeQuota, type QuotaApplication } from '../store/quota-application.ts'
import type { User } from '../store/user.ts'
import type { Write } from '../table/commit.ts'
import { all, atLeast, equals, exists } from '../table/expressions.ts'

/** Builds an operator's proposal to change a quota, up or down; it has no effect until another operator decides it. */
export function proposeChange(
  user: User | undefined,
  proposal: OperatorAction & { changeFen: Fen },
  now: number,
): Write[] {
  const { operator, changeFen, reason } = proposal
  if (!user) throw new Failure('NO_SUCH_BORROWER')
  throwUnlessChange(changeFen)
  const total = yuanText(user.quotaTotalFen)
  return [
    proposeQuota(user, { by: operator, changeFen, why: reason }, now),
    { check: keys.user(user.id), guard: { name: 'userThere', condition: exists(), failure: 'NO_SUCH_BORROWER' } },
    auditUser(user.id, {
      at: now,
      operator,
      action: 'propose-quota',
      before: `total ${total}`,
      after: `total ${total}, proposed ${yuanText(changeFen)}`,
      why: reason,
    }),
  ]
}

export interface QuotaVerdict {
  operator: string
  passed: boolean
  /** Absent: as proposed. */
  allowedFen: Fen | undefined
  memo: string
}

/**
 * Decides the open change. When passed, it changes the total and the available quota by the same amount, so the part frozen
 * by an open loan is never touched: a reduction beyond the available quota is refused.
 */
export function decideQuota(
  user: User | undefined,
  application: QuotaApplication | undefined,
  verdict: QuotaVerdict,
  now: number,
): Write[] {
  if (!user) throw new Failure('NO_SUCH_BORROWER')
  if (application?.state !== 'pending') throw new Failure('QUOTA_NOTHING_PENDING', { about: application })
  const { proposal, appliedAt } = application
  const { operator, passed, memo } = verdict
  if (proposal?.by === operator) throw new Failure('QUOTA_SAME_OPERATOR', { about: application })
  const change = passed ? (verdict.allowedFen ?? proposal?.changeFen ?? 0) : 0
  if (passed) throwUnlessAllowed(change, proposal?.changeFen)
  const before = user.quotaTotalFen
  return [
    {
      update: keys.quotaApplication(user.id),
      changes: {
        set: { state: passed ? 'granted' : 'rejected', decision: { by: operator, at: now, changeFen: change, memo } },
        remove: ['workPk', 'workSk'],
      },
      guard: {
        name: 'quotaApplicationAsSeen',
        condition: all(equals('state', 'pending'), equals('appliedAt', appliedAt)),
        failure: 'QUOTA_NOTHING_PENDING',
      },
    },
    ...(passed ? [change > 0 ? raise(user.id, change) : reduce(user.id, change)] : []),
    auditUser(user.id, {
      at: now,
      operator,
      action: passed ? 'pass-quota' : 'reject-quota',
      // The total changes only here, and one change is open at a time, so the value read is still current.
      before: `total ${yuanText(before)}`,
      after: `total ${yuanText(before + change)}`,
      why: memo,
    }),
  ]
}

const added = (change: Fen) => ({ add: { quotaTotalFen: change, quotaAvailableFen: change } })

const raise = (userId: number, change: Fen): Write => ({
  update: keys.user(userId),
  changes: added(change),
  guard: { name: 'userThere', condition: exists(), failure: 'NO_SUCH_BORROWER' },
})

const reduce = (userId: number, change: Fen): Write => ({
  update: keys.user(userId),
  changes: added(change),
  guard: { name: 'quotaFree', condition: atLeast('quotaAvailableFen', -change), failure: 'QUOTA_IN_USE' },
})
