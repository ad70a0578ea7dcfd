import type { Fen } from '../domain/money.ts'
import type { Key, Write } from './commit.ts'
import { absent, all, any, differs, exists } from './expressions.ts'
import { inQueue, keys } from './keys.ts'
import type { User } from './user.ts'

/** The newest application for a higher quota; operators decide it. */
export interface QuotaApplication extends Key {
  userId: number
  state: 'pending' | 'granted' | 'rejected'
  appliedAt: number
  /** The quota as it was when the borrower asked. */
  totalFen: Fen
  availableFen: Fen
}

/** One at a time, and not by a borrower who was forbidden meanwhile. */
export function applyForQuota(user: User, now: number): Write[] {
  const application: QuotaApplication = {
    ...keys.quotaApplication(user.id),
    ...inQueue('quota', now),
    userId: user.id,
    state: 'pending',
    appliedAt: now,
    totalFen: user.quotaTotalFen,
    availableFen: user.quotaAvailableFen,
  }
  return [
    {
      put: application,
      guard: {
        name: 'noQuotaApplicationPending',
        holds: any(absent(), differs('state', 'pending')),
        otherwise: 'QUOTA_PENDING',
      },
    },
    {
      check: keys.user(user.id),
      guard: {
        name: 'notForbidden',
        holds: all(exists(), absent('forbidden')),
        otherwise: 'BORROWER_FORBIDDEN',
      },
    },
  ]
}
