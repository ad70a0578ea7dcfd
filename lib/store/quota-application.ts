import type { FailureCode } from '../domain/failure.ts'
import type { Fen } from '../domain/money.ts'
import type { Guard, Key, Write } from '../table/commit.ts'
import { absent, all, any, differs, exists } from '../table/expressions.ts'
import { queuedSince } from '../table/index-keys.ts'
import { keys } from './keys.ts'
import type { User } from './user.ts'

/** The newest change of a quota that was asked for; operators decide it. */
export interface QuotaApplication extends Key {
  userId: number
  state: 'pending' | 'granted' | 'rejected'
  appliedAt: number
  /** The quota as it was when it was asked for. */
  totalFen: Fen
  availableFen: Fen
  /** An operator's, instead of a borrower's wish for more. */
  proposal?: QuotaProposal
  decision?: QuotaDecision
}

/** A change that one operator proposes and another decides: up, or negative and down. */
export interface QuotaProposal {
  by: string
  changeFen: Fen
  why: string
}

export interface QuotaDecision {
  by: string
  at: number
  /** The change that was made; 0 for a rejection. */
  changeFen: Fen
  memo: string
}

/** A borrower's wish: one at a time, and not of one who was forbidden meanwhile. */
export const applyForQuota = (user: User, now: number): Write[] => [
  { put: application(user, now), guard: nonePending('QUOTA_PENDING') },
  {
    check: keys.user(user.id),
    guard: {
      name: 'notForbidden',
      condition: all(exists(), absent('forbidden')),
      failure: 'BORROWER_FORBIDDEN',
    },
  },
]

/** An operator's proposal takes the same place, so that one change at a time is open. */
export const proposeQuota = (user: User, proposal: QuotaProposal, now: number): Write => ({
  put: application(user, now, proposal),
  guard: nonePending('QUOTA_CHANGE_PENDING'),
})

const application = (user: User, now: number, proposal?: QuotaProposal): QuotaApplication => ({
  ...keys.quotaApplication(user.id),
  ...queuedSince('quota', now),
  userId: user.id,
  state: 'pending',
  appliedAt: now,
  totalFen: user.quotaTotalFen,
  availableFen: user.quotaAvailableFen,
  ...(proposal ? { proposal } : {}),
})

const nonePending = (failure: FailureCode): Guard => ({
  name: 'noQuotaApplicationPending',
  condition: any(absent(), differs('state', 'pending')),
  failure,
})
