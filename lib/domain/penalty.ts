import { type BusinessDate, daysBetween } from './calendar.ts'
import { type Fen, share } from './money.ts'
import type { Rates } from './product.ts'

/** Days after the due day; the due day itself is not late. */
export const daysLate = (dueDate: BusinessDate, today: BusinessDate): number => Math.max(0, daysBetween(dueDate, today))

/** Daily rate × principal × days late, which stop counting at the cap: the only place where a penalty is computed. */
export const penaltyFor = (principal: Fen, late: number, rates: Rates): Fen =>
  share(principal, rates.overduePpm * Math.min(late, rates.overdueCapDays), 1_000_000)
