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
 * three million divisions, about 20 ms.
 */
export function worstApr(product: Product): number {
  let worst = 0
  for (let principal = product.minFen; principal <= product.maxFen; principal += 100) {
    for (let days = product.minDays; days <= product.maxDays; days++) {
      const fees = totalFees(feesOf(principal, days, product.rates))
      for (let late = 0; late <= product.rates.overdueCapDays; late++) {
        const units = aprUnits(fees + penaltyFor(principal, late, product.rates), principal, days + late)
        if (units > worst) worst = units
      }
    }
  }
  return worst
}
