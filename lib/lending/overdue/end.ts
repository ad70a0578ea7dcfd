import type { BusinessDate } from '../../domain/calendar.ts'
import { deliveredOn } from '../../domain/quiet-hours.ts'
import { log } from '../../platform/log.ts'
import { nightKey } from '../../store/night.ts'
import { equals } from '../../table/expressions.ts'
import { tryUpdate } from '../../table/update.ts'

/**
 * The night is done when all workers are, while borrowers still hear of it on its day. What is not is tried again at the next
 * start of the night.
 */
export async function endNight(date: BusinessDate, open: number, now: number): Promise<{ open: number }> {
  if (open > 0) log.error('overdue night incomplete', { date, open })
  else
    await tryUpdate(
      nightKey(date),
      { set: { state: deliveredOn(now) === date ? 'done' : 'over', endedAt: now } },
      running,
    )
  return { open }
}

/** An execution that was started by hand for a night of the past changes nothing. */
const running = { name: 'nightRunning', condition: equals('state', 'running') }
