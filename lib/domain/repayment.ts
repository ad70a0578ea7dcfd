import { accountAsOf, type LoanFacts } from './account.ts'
import type { BusinessDate } from './calendar.ts'
import type { Fen } from './money.ts'
import type { Parts } from './payment-order.ts'
import type { LoanTerms } from './terms.ts'

/** The amount due on a business date, in fen; before any coupon. */
export interface RepaymentQuote extends Parts {
  total: Fen
  daysLate: number
}

/** Computes the amount due: the face of the account for home, records, orders, messages and operators. */
export function quoteRepayment(loan: LoanFacts, today: BusinessDate): RepaymentQuote {
  const { due, total, daysLate } = accountAsOf(loan, today)
  return { ...due, total, daysLate }
}

/**
 * Returns the most that a repayment coupon may take off: all coupons of a loan together stay within its fees and its
 * penalty.
 */
export const couponRoom = (quote: Pick<Parts, 'fees' | 'penalty'>, terms: LoanTerms): Fen =>
  quote.fees + quote.penalty - (terms.cashCoupon?.amountFen ?? 0)
