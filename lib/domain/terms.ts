import type { Fees } from './fees.ts'
import type { Fen, Ppm } from './money.ts'
import type { Rates } from './product.ts'

/** The agreed terms: a snapshot of the product version, fixed at submission. */
export interface LoanTerms {
  principalFen: Fen
  periodDays: number
  rates: Rates
  fees: Fees
  /** Paid out on top of the principal, as an expense of ours. */
  cashCoupon?: { id: number; amountFen: Fen }
  /** Legal ceiling of the all-in cost a year when it was agreed; an early repayment stays below it. */
  aprCapPpm: Ppm
  productId: number
  productVersion: number
  /** Version of the terms' text that the borrower agreed to; absent: the first, in which the penalty is paid last. */
  textVersion?: number
}
