import { type BusinessDate, dateOf } from '../domain/calendar.ts'
import { log } from '../platform/log.ts'
import { nightKey } from '../store/night.ts'
import { update } from '../store/update.ts'

/** The night is done when all workers are, within its day. What is not is tried again at the next start of the night. */
export async function endNight(date: BusinessDate, open: number, now: number): Promise<{ open: number }> {
  if (open > 0) log.error('overdue night incomplete', { date, open })
  else await update(nightKey(date), { set: { state: date < dateOf(now) ? 'over' : 'done', endedAt: now } })
  return { open }
}
