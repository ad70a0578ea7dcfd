import { seconds } from '../domain/calendar.ts'
import { absent, any, below } from '../store/expressions.ts'
import { keys } from '../store/keys.ts'
import { removeItem, update } from '../store/update.ts'

const WINDOW_MS = 15 * 60_000

/** Five failures from one address for one mobile; far more for the mobile alone, so that nobody can lock another out. */
const PER_ADDRESS = 5
const PER_MOBILE = 50

/**
 * Counts a try with a password before it is compared, so that parallel guesses are all counted; throws TOO_MANY_TRIES when
 * the tries of these 15 minutes are used up. Answers with what to do when the password was right: forget the tries.
 */
export async function countTry(mobileIndex: string, ipIndex: string, now: number): Promise<() => Promise<void>> {
  const window = String(Math.floor(now / WINDOW_MS))
  const fromHere = keys.limit('login', `${mobileIndex}#${ipIndex}`, window)
  const anywhere = keys.limit('login', mobileIndex, window)
  await Promise.all([counted(fromHere, PER_ADDRESS, now), counted(anywhere, PER_MOBILE, now)])
  return () => removeItem(fromHere)
}

const counted = (key: ReturnType<typeof keys.limit>, most: number, now: number) =>
  update(
    key,
    { add: { n: 1 }, set: { expiresAt: seconds(now + 2 * WINDOW_MS) } },
    { name: 'triesLeft', holds: any(absent('n'), below('n', most)), otherwise: 'TOO_MANY_TRIES' },
  )
