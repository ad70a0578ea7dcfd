import { type BusinessDate, daysBetween } from './calendar.ts'
import { type Fen, share } from './money.ts'
import type { Rates } from './product.ts'

/** Counts days after the due day; on the due day it is 0. */
export const daysLate = (dueDate: BusinessDate, today: BusinessDate): number => Math.max(0, daysBetween(dueDate, today))

/**
 * Returns daily rate × principal × days late in fen; days stop counting at the cap. The only place where a penalty is
 * computed.
 */
export const penaltyFor = (principal: Fen, late: number, rates: Rates): Fen =>
  share(principal, rates.overduePpm * Math.min(late, rates.overdueCapDays), 1_000_000)

/** True once the penalty has stopped growing: from then on a loan may be written off. */
export const pastCapDay = (dueDate: BusinessDate, today: BusinessDate, rates: Rates): boolean =>
  daysLate(dueDate, today) > rates.overdueCapDays
