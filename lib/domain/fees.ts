import { type Fen, share } from './money.ts'
import type { Rates } from './product.ts'

/** The cost of a loan besides its principal when it is repaid on the due day, in fen. */
export interface Fees {
  /** Interest for the term. */
  accrual: Fen
  trial: Fen
  service: Fen
  poundage: Fen
}

/** Returns the fees in fen. Each part is rounded alone, half up to the fen; the sum is not rounded again. */
export function feesOf(principal: Fen, days: number, rates: Rates): Fees {
  return {
    accrual: accrued(principal, days, rates),
    trial: share(principal, rates.trialPpm, 1_000_000),
    service: share(principal, rates.servicePpm, 1_000_000),
    poundage: share(principal, rates.poundagePpm, 1_000_000),
  }
}

/** Returns the interest in fen for a number of days; a year has 360 (contract, "annualized_interest_rate"). */
export const accrued = (principal: Fen, days: number, rates: Rates): Fen =>
  share(principal, days * rates.annualPpm, 360_000_000)

export const otherFees = (fees: Fees): Fen => fees.trial + fees.service + fees.poundage

export const totalFees = (fees: Fees): Fen => fees.accrual + otherFees(fees)
