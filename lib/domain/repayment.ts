import { costCeiling } from './apr.ts'
import { type BusinessDate, daysBetween } from './calendar.ts'
import { accrued, otherFees, totalFees } from './fees.ts'
import type { LoanTerms } from './loan.ts'
import type { Fen } from './money.ts'
import { daysLate, penaltyFor } from './penalty.ts'

/** The amount due on a business date, in fen; before any coupon. */
export interface RepaymentQuote {
  principal: Fen
  fees: Fen
  penalty: Fen
  total: Fen
  daysLate: number
}

/**
 * Computes the amount due: the one source for home, records, orders, messages and operators.
 *
 * Before the due day only the days kept are charged (at least one), the other fees stay, and their sum never exceeds cap ×
 * principal × days kept ÷ 365. From the due day on it is the full fees, and the penalty for days late. A cash coupon was
 * given against the fees, so a loan costs at least as much: otherwise borrowing for one day would earn the coupon.
 */
export function quoteRepayment(
  loan: { terms: LoanTerms; startDate: BusinessDate; dueDate: BusinessDate },
  today: BusinessDate,
): RepaymentQuote {
  const { principalFen: principal, rates, fees: agreed, periodDays } = loan.terms
  const late = daysLate(loan.dueDate, today)
  const kept = Math.max(1, daysBetween(loan.startDate, today))
  const early = Math.min(
    accrued(principal, kept, rates) + otherFees(agreed),
    costCeiling(principal, kept, loan.terms.aprCapPpm),
    totalFees(agreed),
  )
  const fees = kept < periodDays ? Math.max(early, cashFenOf(loan.terms)) : totalFees(agreed)
  const penalty = penaltyFor(principal, late, rates)
  return { principal, fees, penalty, total: principal + fees + penalty, daysLate: late }
}

/**
 * Returns the most that a repayment coupon may take off: all coupons of a loan together stay within its fees and its
 * penalty.
 */
export const couponRoom = (quote: RepaymentQuote, terms: LoanTerms): Fen =>
  quote.fees + quote.penalty - cashFenOf(terms)

const cashFenOf = (terms: LoanTerms): Fen => terms.cashCoupon?.amountFen ?? 0
