import { costCeiling } from './apr.ts'
import { totalFees } from './fees.ts'
import { type Fen, share } from './money.ts'
import type { LoanTerms } from './terms.ts'

/**
 * The use of money by a loan so far, in fen × days: the principal outstanding, summed over days. All charges follow from these
 * three sums, so an account is carried on without its earlier entries.
 */
export interface PrincipalDays {
  /** Since day 0. */
  all: number
  /** Those up to the due day. */
  term: number
  /** Those after a due day, until the penalty stops. */
  late: number
}

/** The cost of a loan up to a date, in fen: before coupons and waivers, paid or not. */
export interface Charges {
  fees: Fen
  penalty: Fen
}

/**
 * Computes the charges. The interest is for the days kept, the other fees are those agreed on the original principal; together they
 * exceed neither what was agreed nor the legal ceiling. The penalty takes what the fees leave of the ceiling. A loan uses the whole
 * principal for at least one day, so that day 0 and day 1 cost the same. Each sum is rounded once, not for each stretch of days.
 *
 * A cash coupon was given against the fees, so a loan costs at least as much: otherwise borrowing for a day would earn the coupon.
 * That floor stands outside the ceiling: the borrower has had the money.
 */
export function chargesOf(terms: LoanTerms, days: PrincipalDays): Charges {
  const { principalFen, rates, fees: agreed, cashCoupon, aprCapPpm } = terms
  const ceiling = costCeiling(Math.max(days.all, principalFen), 1, aprCapPpm)
  const interest = share(Math.max(days.term, principalFen), rates.annualPpm, 360_000_000)
  const others = agreed.trial + agreed.service + agreed.poundage
  const fees = Math.min(totalFees(agreed), interest + others, ceiling)
  const penalty = Math.min(share(days.late, rates.overduePpm, 1_000_000), ceiling - fees)
  return { fees: Math.max(fees, cashCoupon?.amountFen ?? 0), penalty }
}
