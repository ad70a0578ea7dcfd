import { AT_ONCE, BUDGET_MS, ORDERS_PAGE, PAUSE_MS } from '../lib/books/reconcile/limits.ts'
import type { CountedUnits } from './counted.ts'
import type { Assumptions } from './demand.ts'

/** Every quarter of an hour from 03:00 to 07:45 (functions/jobs/functions.yml). */
export const RUNS = 20

/** A page's queries start one after the other, as many side by side as allowed; then the last answer is awaited. */
export function questionsASecond(
  counted: CountedUnits,
  { vendorCallS, abandonedPaymentsPerLoan }: Assumptions,
): number {
  const questions = (ORDERS_PAGE * (2 + abandonedPaymentsPerLoan)) / counted.figure('rows in the day log')
  return questions / (questions * Math.max(PAUSE_MS / 1000, vendorCallS / AT_ONCE) + vendorCallS)
}

export const questionsANight = (counted: CountedUnits, given: Assumptions): number =>
  ((RUNS * BUDGET_MS) / 1000) * questionsASecond(counted, given)

export const pace = `${AT_ONCE} questions at once, ${1000 / PAUSE_MS} a second at most, ${BUDGET_MS / 60_000} min a run, ${RUNS} runs a night`
