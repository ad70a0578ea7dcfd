import { feesOf, totalFees } from './fees.ts'
import type { Fen } from './money.ts'
import type { Product } from './product.ts'

/** The version on sale, or about to be, beside its predecessor. */
export interface Sale extends Product {
  /** ms from which it is sold; absent for the product that a new stage starts with. */
  from?: number
  before?: Product
}

interface Wish {
  principalFen: Fen
  periodDays: number
}

/** A version is decided on this long before it is sold: longer than any function keeps the item in memory (a minute). */
export const SALE_AHEAD_MS = 2 * 60_000

/** For this long after a change an application may have been quoted by the version before. */
export const OVERLAP_MS = 24 * 3_600_000

/** Checks whether the change of a version is still under way: no other may begin. */
export const isChanging = ({ from }: Sale, now: number): boolean => from !== undefined && now < from + OVERLAP_MS

/** Returns the version that is sold at a moment. */
export const productAt = (sale: Sale, now: number): Product =>
  sale.before && sale.from !== undefined && now < sale.from ? sale.before : sale

/**
 * Returns the version of an application. For a day after a change a borrower who was shown a price pays no more: the newer version counts
 * only where none of its fees, its daily penalty and the days that it grows is higher, otherwise the older one where it allows the wish.
 */
export function productFor(sale: Sale, wish: Wish, now: number): Product {
  const { before } = sale
  if (!before || !isChanging(sale, now)) return sale
  if (now < (sale.from ?? 0)) return before
  return isDearer(sale, before, wish) && allows(before, wish) ? before : sale
}

function isDearer(newer: Product, older: Product, { principalFen, periodDays }: Wish): boolean {
  const costs = ({ rates }: Product) => [
    totalFees(feesOf(principalFen, periodDays, rates)),
    rates.overduePpm,
    rates.overdueCapDays,
  ]
  const limits = costs(older)
  return costs(newer).some((cost, n) => cost > (limits[n] ?? 0))
}

const allows = ({ minFen, maxFen, minDays, maxDays }: Product, { principalFen, periodDays }: Wish): boolean =>
  principalFen >= minFen && principalFen <= maxFen && periodDays >= minDays && periodDays <= maxDays
