import { addDays, type BusinessDate, dateOf, startOf } from './calendar.ts'

const HOUR_MS = 3_600_000
const FROM_HOUR = 21
const TO_HOUR = 8

/** The moment itself, or when the quiet hours in which it falls are over: 21:00–08:00 in Beijing nobody is texted. */
export function afterQuietHours(ms: number): number {
  const midnight = startOf(dateOf(ms))
  if (ms < midnight + TO_HOUR * HOUR_MS) return midnight + TO_HOUR * HOUR_MS
  return ms < midnight + FROM_HOUR * HOUR_MS ? ms : startOf(addDays(dateOf(ms), 1)) + TO_HOUR * HOUR_MS
}

/** The date on which borrowers hear what is said now. */
export const deliveredOn = (ms: number): BusinessDate => dateOf(afterQuietHours(ms))

/** ms until the quiet hours begin; 0 in them. */
export const untilQuietHours = (ms: number): number =>
  afterQuietHours(ms) === ms ? startOf(dateOf(ms)) + FROM_HOUR * HOUR_MS - ms : 0
