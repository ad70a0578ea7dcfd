import { feesOf, totalFees } from './fees.ts'
import { type Fen, type Ppm, shareDown } from './money.ts'
import { penaltyFor } from './penalty.ts'
import type { Product } from './product.ts'

/** All-in cost a year in units of 0.0001, rounded up: cost ÷ principal ÷ days × 365. */
export function aprUnits(cost: Fen, principal: Fen, days: number): number {
  return Math.ceil((cost * 365 * 10_000) / (principal * days))
}

/** `0.2362`: a string fraction with four decimals. */
export const aprText = (units: number): string =>
  `${Math.floor(units / 10_000)}.${String(units % 10_000).padStart(4, '0')}`

/** The most that money kept for some days may cost in all, floored to the fen. */
export const costCeiling = (principal: Fen, days: number, capPpm: Ppm): Fen =>
  shareDown(principal, capPpm * days, 365_000_000)

export const withinCap = (units: number, capPpm: Ppm): boolean => units * 100 <= capPpm

/**
 * The highest all-in cost a year at any amount (whole yuan) × term × days late.
 *
 * Days late beyond the cap only lengthen the time, so they are not tried: 1,501 amounts × 24 terms × 91 days is some
 * three million divisions, about 60 ms. The penalties of an amount are worked out once for all its terms.
 */
export function worstApr(product: Product): number {
  const { minFen, maxFen, minDays, maxDays, rates } = product
  let worst = 0
  for (let principal = minFen; principal <= maxFen; principal += 100) {
    const penalties = Array.from({ length: rates.overdueCapDays + 1 }, (_, late) => penaltyFor(principal, late, rates))
    for (let days = minDays; days <= maxDays; days++) {
      const fees = totalFees(feesOf(principal, days, rates))
      for (const [late, penalty] of penalties.entries()) {
        worst = Math.max(worst, aprUnits(fees + penalty, principal, days + late))
      }
    }
  }
  return worst
}
