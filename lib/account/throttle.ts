import { Failure } from '../domain/failure.ts'
import { keys } from '../store/keys.ts'
import { tryCommit } from '../table/commit.ts'
import { incrementWithin } from '../table/counter.ts'
import { absent } from '../table/expressions.ts'
import { removeItem, update } from '../table/update.ts'

const WINDOW_MS = 15 * 60_000

/** Tries from one address for one mobile, and from all addresses for the mobile. */
const PER_ADDRESS = 5
const PER_MOBILE = 50

/**
 * Counts a try with a password before it is compared, so that parallel guesses are all counted; throws TOO_MANY_TRIES when
 * the tries of these 15 minutes are used up. Both counters rise in one transaction or neither does: a try refused for its
 * address must not use up the mobile's. Returns the function that resets the counters after a right password.
 *
 * The limit of a mobile is soft: an address that has not tried before still has one try, so that guessing from elsewhere
 * cannot lock the owner out.
 */
export async function countTry(mobileIndex: string, ipIndex: string, now: number): Promise<() => Promise<void>> {
  const window = String(Math.floor(now / WINDOW_MS))
  const expires = now + 2 * WINDOW_MS
  const addressKey = keys.limit('login', `${mobileIndex}#${ipIndex}`, window)
  const address = incrementWithin(addressKey, PER_ADDRESS, expires, 'TOO_MANY_TRIES')
  const mobile = incrementWithin(keys.limit('login', mobileIndex, window), PER_MOBILE, expires, 'TOO_MANY_TRIES')
  const refused = await tryCommit(address, mobile)
  if (refused?.guard === address.guard) throw new Failure('TOO_MANY_TRIES')
  if (refused) {
    await update(addressKey, address.changes, {
      name: 'firstTryHere',
      condition: absent('n'),
      failure: 'TOO_MANY_TRIES',
    })
  }
  return () => removeItem(addressKey)
}
