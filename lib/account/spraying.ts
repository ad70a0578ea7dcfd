import { seconds } from '../domain/calendar.ts'
import { log } from '../platform/log.ts'
import { blindIndex } from '../platform/sealing.ts'
import { keys } from '../store/keys.ts'
import type { Guard, Key } from '../table/commit.ts'
import { absent, any, contains, sizeBelow } from '../table/expressions.ts'
import { tryUpdate, update } from '../table/update.ts'
import { networkOf } from './network.ts'

/** Distinct mobiles that may fail from one address in an hour: carriers put thousands of people behind an IPv4 address. */
const PER_IPV4 = 200
/** The same for an IPv6 /64, which belongs to one customer. */
const PER_IPV6 = 30

const HOUR_MS = 3_600_000

interface Tried extends Key {
  mobiles?: ReadonlySet<string>
  warned?: true
}

/**
 * Counts a mobile as tried from an address, before its password is compared: guessing at many mobiles (password spraying)
 * uses up no limit of a single mobile.
 *
 * A set of digests in one item, so that each mobile counts once, and exactly, however many guesses come at once. It is a
 * plain update and not part of a transaction: all logins from behind a carrier's address use this item, and an update waits
 * for another where a transaction fails. `forget` is called for a mobile that did not fail.
 */
export async function countMobile({ mobile, ip, now }: { mobile: string; ip: string; now: number }): Promise<{
  tooMany: boolean
  forget: () => Promise<void>
}> {
  const network = networkOf(ip)
  const most = network.includes(':') ? PER_IPV6 : PER_IPV4
  const [mobileIndex, ipIndex] = await Promise.all([blindIndex('mobile', mobile), blindIndex('ip', network)])
  const key: Key<Tried> = keys.limit('spray', ipIndex, String(Math.floor(now / HOUR_MS)))
  const set = { expiresAt: seconds(now + 2 * HOUR_MS) }
  const digest = mobileIndex.slice(-DIGEST_LENGTH)
  const member = new Set([digest])
  const guard: Guard = {
    name: 'mobilesLeft',
    condition: any(absent('mobiles'), contains('mobiles', digest), sizeBelow('mobiles', most)),
  }
  const counted = await tryUpdate(key, { add: { mobiles: member }, set }, guard)
  if ('guard' in counted) return { tooMany: true, forget: async () => {} }
  const { mobiles, warned } = counted.item
  if (!warned && (mobiles?.size ?? 0) >= most / 2) await warnOnce(key, ipIndex, most)
  const forget = async () => {
    await update(key, { take: { mobiles: member }, set })
  }
  return { tooMany: false, forget }
}

/** Of the 40 characters of a mobile's index; 200 of them are 2.4 KB. Two of 200 collide once in 10 billion hours. */
const DIGEST_LENGTH = 12

/**
 * Logs one line an hour and address; an alarm counts them. The request's line in the gateway's log has the address itself.
 */
async function warnOnce(key: Key, ipIndex: string, most: number): Promise<void> {
  const first = await tryUpdate(key, { set: { warned: true } }, { name: 'notWarned', condition: absent('warned') })
  if (!('guard' in first))
    log.warn('many mobiles tried from one address', { address: ipIndex, mobiles: most / 2, most })
}
