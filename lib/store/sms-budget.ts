import { randomInt } from 'node:crypto'
import { dateOf, seconds } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import { config } from '../platform/config.ts'
import { log } from '../platform/log.ts'
import { update } from '../table/update.ts'
import { keys } from './keys.ts'

/** One counter for everybody would be the hottest item of the table; each of these has its share of the day. */
const SHARDS = 16

/**
 * Counts one of the day's messages about codes, all borrowers together, or none of them; in both cases throws TOO_MANY_MESSAGES
 * when they are used up, in the same trip, so that the answer does not say which it was. Called after the limits of the mobile
 * and the address held: a request that they refuse must not use up everybody's day.
 */
export async function spendMessages(count: 0 | 1, now: number): Promise<void> {
  const date = dateOf(now)
  const shard = randomInt(SHARDS)
  const share = Math.ceil(config.SMS_PER_DAY / SHARDS)
  const { n = 0 } = await update(keys.limit('sms-all', String(shard), date), {
    add: { n: count },
    set: { expiresAt: seconds(now) + 2 * 86_400 },
  })
  if (n - count < share) return
  // The shards fill up together: one of them speaks for all, once a day.
  if (count > 0 && shard === 0 && n === share + 1) log.error('daily limit of codes reached', { date })
  throw new Failure('TOO_MANY_MESSAGES')
}
