import type { BusinessDate } from './calendar.ts'
import type { Fen } from './money.ts'

/**
 * Figures of a collection shown to officers, by its kind; nothing about third persons. `null` when the report does not
 * contain a figure. The report itself stays sealed where it is stored.
 */
export interface RiskSummaries {
  mobile: LineSummary
  education: EducationSummary
  jd: ShopSummary
  taobao: ShopSummary
  bill: BillSummary
  ebank: AccountSummary
}

export type RiskSummary = RiskSummaries[keyof RiskSummaries]

/** Agreement between the carrier's record and the borrower's statement. */
export type Match = 'no' | 'yes' | 'fuzzy' | 'unknown'

/** A telephone line over the half year that its report covers. */
export interface LineSummary {
  /** Date since which the line has been the borrower's. */
  regTime: BusinessDate | null
  idcardMatch: Match
  nameMatch: Match
  /** Hits on risk lists, loans overdue elsewhere, lenders asked, calls with collectors and brokers. */
  riskListCount: number | null
  overdueLoanCount: number | null
  multiLendCount: number | null
  riskCallCount: number | null
  /** The area with the most calls. */
  frequentContactArea: string | null
  contactCount: number | null
  /** Contacts with calls in both directions. */
  interflowContactCount: number | null
  /** Calls per month. */
  avgCallCount: number | null
  /** Seconds per call. */
  avgCallTime: number | null
  /** Days without a call. */
  silenceCount: number | null
  nightCallCount: number | null
  /** Seconds per call. */
  nightAvgCallTime: number | null
  avgMonthlyFeeFen: Fen | null
}

/** The highest degree in the national register, at most 10 characters. */
export interface EducationSummary {
  degree: string | null
}

export interface ShopSummary {
  orderCount: number | null
  addressCount: number | null
}

export interface BillSummary {
  billCount: number | null
}

export interface AccountSummary {
  movementCount: number | null
}

/** Counts whole months from one date to another; null when `from` is in the future. */
export function monthsSince(from: BusinessDate, today: BusinessDate): number | null {
  if (from > today) return null
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number)
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
  return (year - fromYear) * 12 + month - fromMonth - (day < fromDay ? 1 : 0)
}

/** Reads age and sex from a resident identity number; only for one that `isIdentityNo` accepts. */
export function personBehind(identityNo: string, today: BusinessDate): { age: number; sex: 'male' | 'female' } {
  const birth = `${identityNo.slice(6, 10)}-${identityNo.slice(10, 12)}-${identityNo.slice(12, 14)}`
  const age = Math.floor((monthsSince(birth, today) ?? 0) / 12)
  // The last digit before the check character: odd for men.
  return { age, sex: Number(identityNo[16]) % 2 === 1 ? 'male' : 'female' }
}
