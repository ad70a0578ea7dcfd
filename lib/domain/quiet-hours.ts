import { addDays, type BusinessDate, dateOf, startOf } from './calendar.ts'

const HOUR_MS = 3_600_000
const FROM_HOUR = 21
const TO_HOUR = 8

/** Returns the moment itself, or the end of the quiet hours it falls into: no text messages 21:00–08:00 in Beijing. */
export function afterQuietHours(ms: number): number {
  const midnight = startOf(dateOf(ms))
  if (ms < midnight + TO_HOUR * HOUR_MS) return midnight + TO_HOUR * HOUR_MS
  return ms < midnight + FROM_HOUR * HOUR_MS ? ms : startOf(addDays(dateOf(ms), 1)) + TO_HOUR * HOUR_MS
}

/** Returns the date on which borrowers receive a message written now. */
export const deliveredOn = (ms: number): BusinessDate => dateOf(afterQuietHours(ms))

/** Returns the ms until the quiet hours begin; 0 during them. */
export const untilQuietHours = (ms: number): number =>
  afterQuietHours(ms) === ms ? startOf(dateOf(ms)) + FROM_HOUR * HOUR_MS - ms : 0
