import { type BusinessDate, daysBetween } from './calendar.ts'
import { type Fen, share } from './money.ts'
import type { Rates } from './product.ts'

/** Days after the due day; the due day itself is not late. */
export const daysLate = (dueDate: BusinessDate, today: BusinessDate): number => Math.max(0, daysBetween(dueDate, today))

/** Daily rate × principal × days late, which stop counting at the cap: the only place where a penalty is computed. */
export const penaltyFor = (principal: Fen, late: number, rates: Rates): Fen =>
  share(principal, rates.overduePpm * Math.min(late, rates.overdueCapDays), 1_000_000)

/** The penalty has stopped growing: the earliest day on which a loan may be written off. */
export const pastCapDay = (dueDate: BusinessDate, today: BusinessDate, rates: Rates): boolean =>
  daysLate(dueDate, today) > rates.overdueCapDays
