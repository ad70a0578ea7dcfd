import { Failure } from '../domain/failure.ts'
import { auditUser, type OperatorAction } from '../store/audit.ts'
import { keys } from '../store/keys.ts'
import type { User } from '../store/user.ts'
import type { Write } from '../table/commit.ts'
import { absent, all, exists } from '../table/expressions.ts'

/** Builds the writes that forbid new loans, quotas and verifications to a borrower; reading and repaying remain. */
export const forbid = (user: User | undefined, act: OperatorAction, now: number): Write[] => {
  if (!user) throw new Failure('NO_SUCH_BORROWER')
  return [
    {
      update: keys.user(user.id),
      changes: { set: { forbidden: true } },
      guard: { name: 'notForbidden', condition: all(exists(), absent('forbidden')), failure: 'FORBIDDEN_ALREADY' },
    },
    audit(user, 'forbid', 'allowed', 'forbidden', act, now),
  ]
}

/** Builds the writes that undo `forbid`. */
export const allow = (user: User | undefined, act: OperatorAction, now: number): Write[] => {
  if (!user) throw new Failure('NO_SUCH_BORROWER')
  return [
    {
      update: keys.user(user.id),
      changes: { remove: ['forbidden'] },
      guard: { name: 'forbidden', condition: exists('forbidden'), failure: 'NOT_FORBIDDEN' },
    },
    audit(user, 'allow', 'forbidden', 'allowed', act, now),
  ]
}

const audit = (user: User, action: string, before: string, after: string, act: OperatorAction, now: number): Write =>
  auditUser(user.id, { at: now, operator: act.operator, action, before, after, why: act.reason })
