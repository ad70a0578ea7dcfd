import { Failure } from '../domain/failure.ts'
import { keys } from '../store/keys.ts'
import { tryCommit } from '../table/commit.ts'
import { incrementWithin } from '../table/counter.ts'
import { absent } from '../table/expressions.ts'
import { removeItem, update } from '../table/update.ts'

const WINDOW_MS = 15 * 60_000

/** Tries from one address for one mobile, and for the mobile from everywhere. */
const PER_ADDRESS = 5
const PER_MOBILE = 50

/**
 * Counts a try with a password before it is compared, so that parallel guesses are all counted; throws TOO_MANY_TRIES when
 * the tries of these 15 minutes are used up. Both counts go up in one trip, or none does: who is refused at one address
 * must not use up the mobile's. Answers with what to do when the password was right: forget the tries.
 *
 * The limit of a mobile is soft: an address that did not try before has one try all the same, so that nobody can lock the
 * owner out by guessing from elsewhere.
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
