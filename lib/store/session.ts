import { seconds } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import { type Guard, type Key, type Refused, tryCommit, type Write } from '../table/commit.ts'
import { absent, all, equals, exists } from '../table/expressions.ts'
import { tryUpdate } from '../table/update.ts'
import { keys } from './keys.ts'
import { sessionFits, type User } from './user.ts'

/** Rounds of making room: each loses only against another login of the same borrower in the same moment. */
const TRIES = 20

/**
 * Adds a session, if the proof of who signed in still holds; when ten sessions are there the oldest leaves. Throws
 * LOGIN_INVALID when the proof has failed meanwhile.
 */
export async function addSession(
  userId: number,
  sid: string,
  expires: number,
  proof: Write & { guard: Guard },
): Promise<void> {
  const add = { [`sessions.${sid}`]: expires }
  const key = keys.user(userId)
  let refused = await tryCommit({ update: key, changes: { set: add }, guard: sessionFits }, proof)
  for (let attempt = 0; attempt < TRIES && refused; attempt++) {
    const user = fullOne(refused, proof.guard)
    const oldest = oldestOf(user)
    const changes = { set: add, remove: [`sessions.${oldest}`] }
    refused = await tryCommit({ update: key, changes, guard: stillThere(oldest, user) }, proof)
  }
  if (refused) throw new Error(`No room for a session of user ${userId}`)
}

function fullOne({ guard, item }: Refused, proof: Guard): User {
  if (guard === proof || !item) throw new Failure('LOGIN_INVALID')
  return item as unknown as User
}

const oldestOf = ({ sessions }: User): string => Object.entries(sessions).reduce((a, b) => (b[1] < a[1] ? b : a))[0]

const stillThere = (sid: string, user: User): Guard => ({
  name: 'oldestSessionStillThere',
  condition: all(exists(), equals(`sessions.${sid}`, user.sessions[sid])),
})

/** Ends one session; that it had ended is no error. */
export const endSession = (userId: number, sid: string) =>
  tryUpdate(keys.user(userId), { remove: [`sessions.${sid}`] }, { name: 'userThere', condition: exists() })

/** How a mobile becomes a borrower. Found by a keyed hash of the mobile, which is nowhere in a key. */
export interface Login extends Key {
  userId: number
  passwordHash: string
  /** Networks (keyed digests) that its owner signed in from lately, and until when each counts as known, Unix seconds. */
  networks?: Record<string, number>
}

const KNOWN_S = 30 * 86_400
/** A phone changes its address often; the item is to stay below 1 KB, one write unit. */
const NETWORKS_MAX = 10

export const isKnownFrom = (login: Login | undefined, ipIndex: string, now: number): boolean =>
  (login?.networks?.[ipIndex] ?? 0) > seconds(now)

/** The networks of a login after it was used from one: this, and the latest of the others. */
export function networksAfter(login: Pick<Login, 'networks'>, ipIndex: string, now: number): Record<string, number> {
  const { [ipIndex]: _, ...others } = login.networks ?? {}
  const latest = Object.entries(others).sort(([, a], [, b]) => b - a)
  const kept = latest.filter(([, until]) => until > seconds(now)).slice(0, NETWORKS_MAX - 1)
  return { [ipIndex]: seconds(now) + KNOWN_S, ...Object.fromEntries(kept) }
}

const mobileFree: Guard = { name: 'mobileFree', condition: absent(), failure: 'MOBILE_TAKEN' }

export const claimMobile = (mobileIndex: string, login: Omit<Login, keyof Key>): Write => ({
  put: { ...keys.login(mobileIndex), ...login },
  guard: mobileFree,
})
