import { seconds } from '../domain/calendar.ts'
import type { Guard, Key, Write } from '../table/commit.ts'
import { absent } from '../table/expressions.ts'
import { keys } from './keys.ts'

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

export const isKnownFrom = (login: Login | undefined, ipIndex: string, nowMs: number): boolean =>
  (login?.networks?.[ipIndex] ?? 0) > seconds(nowMs)

/** The networks of a login after it was used from one: this, and the latest of the others. */
export function networksAfter(login: Pick<Login, 'networks'>, ipIndex: string, nowMs: number): Record<string, number> {
  const { [ipIndex]: _, ...others } = login.networks ?? {}
  const latest = Object.entries(others).sort(([, a], [, b]) => b - a)
  const kept = latest.filter(([, until]) => until > seconds(nowMs)).slice(0, NETWORKS_MAX - 1)
  return { [ipIndex]: seconds(nowMs) + KNOWN_S, ...Object.fromEntries(kept) }
}

const mobileFree: Guard = { name: 'mobileFree', condition: absent(), failure: 'MOBILE_TAKEN' }

export const claimMobile = (mobileIndex: string, login: Omit<Login, keyof Key>): Write => ({
  put: { ...keys.login(mobileIndex), ...login },
  guard: mobileFree,
})
