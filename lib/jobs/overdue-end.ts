import { type BusinessDate, seconds } from '../domain/calendar.ts'
import { log } from '../platform/log.ts'
import { keys } from '../store/keys.ts'
import { update } from '../store/update.ts'
import { JOB } from './overdue-shard.ts'

const KEPT_S = 366 * 86_400

/** The night is done when all workers are. What is not is tried again at the next start of the night. */
export async function endNight(date: BusinessDate, open: number, now: number): Promise<{ open: number }> {
  if (open > 0) log.error('overdue night incomplete', { date, open })
  else await update(keys.jobRun(JOB, date), { set: { state: 'done', endedAt: now, expiresAt: seconds(now) + KEPT_S } })
  return { open }
}
