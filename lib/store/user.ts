import type { LoanView } from '../domain/loan.ts'
import type { Fen } from '../domain/money.ts'
import type { Sealed } from '../platform/sealing.ts'
import type { Guard, Key } from '../table/commit.ts'
import { all, exists, sizeBelow } from '../table/expressions.ts'
import { inDayLog } from '../table/index-keys.ts'
import { keys } from './keys.ts'
import type { OrderCoupon } from './order.ts'

/**
 * The hub: one consistent read of it is the session check, home, and the guard of "one open loan". At most 4 KB (one read
 * unit) with ten sessions. Personal data is sealed under the borrower's own data key.
 */
export interface User extends Key {
  id: number
  createdAt: number
  dataKey: Sealed
  mobile: Sealed
  name?: Sealed
  identityNo?: Sealed
  /** Session id → Unix seconds at which it ends. */
  sessions: Record<string, number>
  /** Verified kinds: 1 once the verification succeeded. Profile is derived from the three records. */
  flags: Flags
  quotaTotalFen: Fen
  quotaAvailableFen: Fen
  quotaFrozenFen: Fen
  /** Loans paid out so far. */
  successCount: number
  /** ms until which no new loan may be asked for (24 h after a rejection). */
  freezeUntil: number
  forbidden?: boolean
  /** Where a payout goes: the newest default card. */
  defaultCard?: DefaultCard
  openLoan?: LoanView & {
    order?: OpenOrder
    /** Session that asked for it: a repeat from there is answered with the same success. */
    submittedBy?: string
  }
  /** The newest loan after a rejection or a cancellation, for home. */
  lastLoan?: LoanView
}

export interface Flags {
  identity: 0 | 1
  bankcard: 0 | 1
  mobile: 0 | 1
  jd: 0 | 1
  taobao: 0 | 1
  education: 0 | 1
  bill: 0 | 1
  ebank: 0 | 1
}

export interface DefaultCard {
  id: number
  bankName: string
  bankCode: string
  tail: string
  agreementNo: string
}

/** The repayment order that may be paid now. */
export interface OpenOrder {
  no: string
  /** In money; with the coupon it is what was due. */
  amountFen: Fen
  coupon?: OrderCoupon
  /** ms */
  validUntil: number
}

/** Ten sessions a borrower; the oldest leaves. */
export const SESSIONS_MAX = 10
export const SESSION_S = 30 * 86_400

export const sessionFits: Guard = { name: 'sessionFits', condition: all(exists(), sizeBelow('sessions', SESSIONS_MAX)) }

export const sessionLives = (user: User, sid: string, nowS: number): boolean => (user.sessions[sid] ?? 0) > nowS

export const newUser = (
  fields: Pick<User, 'id' | 'createdAt' | 'dataKey' | 'mobile' | 'sessions'>,
  quotaFen: Fen,
): User => ({
  ...keys.user(fields.id),
  ...inDayLog(fields.createdAt, String(fields.id)),
  ...fields,
  flags: { identity: 0, bankcard: 0, mobile: 0, jd: 0, taobao: 0, education: 0, bill: 0, ebank: 0 },
  quotaTotalFen: quotaFen,
  quotaAvailableFen: quotaFen,
  quotaFrozenFen: 0,
  successCount: 0,
  freezeUntil: 0,
})
