import { feesOf, totalFees } from './fees.ts'
import { type Fen, type Ppm, shareDown } from './money.ts'
import { penaltyFor } from './penalty.ts'
import type { Product, Rates } from './product.ts'

/** Returns the all-in cost a year in units of 0.0001, rounded up: cost ÷ principal ÷ days × 365. */
export function aprUnits(cost: Fen, principal: Fen, days: number): number {
  return Math.ceil((cost * 365 * 10_000) / (principal * days))
}

/** Writes units of 0.0001 as a fraction with four decimals: `0.2362`. */
export const aprText = (units: number): string =>
  `${Math.floor(units / 10_000)}.${String(units % 10_000).padStart(4, '0')}`

/** Returns the highest all-in cost in fen of a principal kept for some days, rounded down to the fen. */
export const costCeiling = (principal: Fen, days: number, capPpm: Ppm): Fen =>
  shareDown(principal, capPpm * days, 365_000_000)

export const withinCap = (units: number, capPpm: Ppm): boolean => units * 100 <= capPpm

/** The case in which a product's all-in cost is highest. */
export interface WorstCase {
  /** units of 0.0001 a year */
  units: number
  principalFen: Fen
  periodDays: number
  daysLate: number
}

/**
 * Finds the highest all-in cost a year at any amount (whole yuan) × term × days late, and its case; undefined if none is
 * above `units`. Days late beyond the cap only lengthen the time, so they are not tried.
 *
 * The default product has about three million cases. They are tried one by one only where the cost can exceed the highest
 * found so far: `bound` rules out the rest of a term, or all terms of an amount.
 */
export function worstCase(product: Product, units = -1): WorstCase | undefined {
  const { minFen, maxFen, minDays, maxDays, rates } = product
  const last = rates.overdueCapDays
  let worst: WorstCase | undefined
  let most = units
  for (let principalFen = minFen; principalFen <= maxFen; principalFen += 100) {
    if (bound(principalFen, [minDays, maxDays], [0, last], rates) <= most) continue
    for (let periodDays = minDays; periodDays <= maxDays; periodDays++) {
      const fees = totalFees(feesOf(principalFen, periodDays, rates))
      for (let daysLate = 0; daysLate <= last; daysLate++) {
        if (bound(principalFen, [periodDays, periodDays], [daysLate, last], rates) <= most) break
        const cost = fees + penaltyFor(principalFen, daysLate, rates)
        const found = aprUnits(cost, principalFen, periodDays + daysLate)
        if (found <= most) continue
        most = found
        worst = { units: found, principalFen, periodDays, daysLate }
      }
    }
  }
  return worst
}

export const worstApr = (product: Product): number => worstCase(product)?.units ?? 0

/** Four fees and the penalty are rounded, each up by at most half a fen. */
const ROUNDED_UP: Fen = 2.5

/**
 * Returns a cost that no case in these ranges exceeds. Unrounded, the yearly cost is a linear function of term and days
 * late over their sum, and such a quotient is largest at a corner of its range. Rounding adds little to a part and at most
 * doubles it.
 */
function bound(principal: Fen, terms: [number, number], late: [number, number], rates: Rates): number {
  const once = (rates.trialPpm + rates.servicePpm + rates.poundagePpm) / 1_000_000
  let exact = 0
  let rounded = 0
  for (const term of terms) {
    for (const over of late) {
      const cost = once + (rates.annualPpm * term) / 360_000_000 + (rates.overduePpm * over) / 1_000_000
      const yearly = (365 * 10_000) / (term + over)
      exact = Math.max(exact, cost * yearly)
      rounded = Math.max(rounded, (cost + ROUNDED_UP / principal) * yearly)
    }
  }
  // The factor is larger than any floating-point error.
  return Math.ceil(Math.min(rounded, 2 * exact) * (1 + 1e-9))
}
