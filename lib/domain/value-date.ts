import { addDays, type BusinessDate } from './calendar.ts'

/**
 * Returns the day as of which a payment counts: the day on which its order was opened when the provider settled it then or the day
 * after (an order of 23:55 that is paid at 00:02 is on time), otherwise the day of settlement. Never after the booking and never
 * before the order.
 */
export function valueDateOf(
  { openedOn, settledOn = openedOn }: { openedOn: BusinessDate; settledOn?: BusinessDate | undefined },
  bookedOn: BusinessDate,
): BusinessDate {
  if (settledOn <= addDays(openedOn, 1) || bookedOn < openedOn) return openedOn
  return settledOn < bookedOn ? settledOn : bookedOn
}
