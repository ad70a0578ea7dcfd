import { seconds } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import { keys } from '../store/keys.ts'
import { oneMore } from '../store/limit.ts'
import { removeItem, update } from '../store/update.ts'

const WINDOW_MS = 15 * 60_000

/** Tries from one address for one mobile, and for the mobile from everywhere. */
const PER_ADDRESS = 5
const PER_MOBILE = 50

/**
 * Counts a try with a password before it is compared, so that parallel guesses are all counted; throws TOO_MANY_TRIES when
 * the tries of these 15 minutes are used up. Answers with what to do when the password was right: forget the tries.
 *
 * The limit of a mobile is soft: an address that did not try before has one try all the same, so that nobody can lock the
 * owner out by guessing from elsewhere.
 */
export async function countTry(mobileIndex: string, ipIndex: string, now: number): Promise<() => Promise<void>> {
  const window = String(Math.floor(now / WINDOW_MS))
  const expires = now + 2 * WINDOW_MS
  const fromHere = keys.limit('login', `${mobileIndex}#${ipIndex}`, window)
  const { changes, guard } = oneMore(fromHere, PER_ADDRESS, expires, 'TOO_MANY_TRIES')
  const here = await update<{ n: number }>(fromHere, changes, guard)
  const anywhere = await update<{ n: number }>(keys.limit('login', mobileIndex, window), {
    add: { n: 1 },
    set: { expiresAt: seconds(expires) },
  })
  if (anywhere.n > PER_MOBILE && here.n > 1) throw new Failure('TOO_MANY_TRIES')
  return () => removeItem(fromHere)
}
