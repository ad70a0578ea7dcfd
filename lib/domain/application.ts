import { aprUnits, withinCap, worstApr } from './apr.ts'
import { Failure } from './failure.ts'
import { type Fees, feesOf, totalFees } from './fees.ts'
import type { Fen, Ppm } from './money.ts'
import type { Product } from './product.ts'

/** Facts about the borrower that decide whether a loan may be asked for. */
export interface Applicant {
  forbidden: boolean
  /** identity, profile, bank card and phone are all verified */
  verified: boolean
  availableFen: Fen
  hasCard: boolean
}

export interface LoanQuote {
  principalFen: Fen
  periodDays: number
  fees: Fees
  /** all-in cost a year, units of 0.0001 */
  aprUnits: number
  aprCapPpm: Ppm
}

/**
 * Makes all checks of an application, in the order in which the borrower sees their messages, and returns the quote; throws
 * the first failure. Confirming and submitting use the same checks, so that nothing can be submitted that could not be
 * confirmed.
 */
export function quoteApplication(
  request: { amountYuan: number; periodDays: number },
  applicant: Applicant,
  product: Product | undefined,
  aprCapPpm: Ppm,
): LoanQuote {
  const principalFen = request.amountYuan * 100
  const { periodDays } = request
  if (applicant.forbidden) throw new Failure('BORROWER_FORBIDDEN')
  if (!applicant.verified) throw new Failure('VERIFICATION_INCOMPLETE')
  if (request.amountYuan <= 0 || periodDays <= 0) throw new Failure('BAD_PARAMETER')
  if (principalFen > applicant.availableFen) throw new Failure('QUOTA_EXCEEDED')
  if (!product) throw new Failure('PRODUCT_MISSING')
  if (principalFen < product.minFen) throw new Failure('AMOUNT_BELOW_MINIMUM')
  if (principalFen > product.maxFen) throw new Failure('AMOUNT_ABOVE_MAXIMUM')
  if (periodDays < product.minDays) throw new Failure('PERIOD_BELOW_MINIMUM')
  if (periodDays > product.maxDays) throw new Failure('PERIOD_ABOVE_MAXIMUM')
  if (!applicant.hasCard) throw new Failure('CARD_REQUIRED')
  const fees = feesOf(principalFen, periodDays, product.rates)
  const apr = aprUnits(totalFees(fees), principalFen, periodDays)
  // The cap may have been lowered since the product went on sale: no number of days late may exceed it either.
  const only = { ...product, minFen: principalFen, maxFen: principalFen, minDays: periodDays, maxDays: periodDays }
  if (!withinCap(worstApr(only), aprCapPpm)) throw new Failure('NO_LAWFUL_QUOTE')
  return { principalFen, periodDays, fees, aprUnits: apr, aprCapPpm }
}
