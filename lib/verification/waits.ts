import type { Task } from '../store/verification.ts'
import { kinds } from './kinds.ts'

const GROWTH = 1.3
const WAIT_MAX_S = 60
/** The vendor's clients look every two seconds at some sources. Each of our looks costs three state transitions. */
const INTERVAL_MIN_S = 4
/** No looks while a person types. */
const TYPING_S = 120
/** How long a request counts as waiting; it leaves two seconds earlier. */
const ATTACHED_MS = 27_000
/** The result of a look must be stored before the client leaves. */
const BEFORE_GONE_S = 4

/** Returns the ms until which a client that calls now counts as waiting. */
export const attachedFrom = (now: number): number => now + ATTACHED_MS

/** Reason of a wait: the login, a person who types, or the data after the login. */
type WaitReason = 'login' | 'typing' | 'data'

/**
 * Returns the seconds until the next look, whole. The last wait ends when the verification is given up. No client waits for
 * the data after a login.
 */
export function waitSeconds(task: Task, course: WaitReason, now: number): number {
  const wait = { login: loginSeconds(task, now), typing: TYPING_S, data: WAIT_MAX_S }[course]
  return Math.min(wait, Math.max(1, secondsUntil(task.giveUpAt, now)))
}

/**
 * Returns the wait before a login: grows by 1.3 up to a minute, from the kind's interval while a client waits, else from
 * its first wait. One look comes shortly before that client must leave without an answer.
 */
function loginSeconds(task: Task, now: number): number {
  const { firstWaitS, intervalS } = kinds[task.kind]
  const quickS = Math.max(intervalS, INTERVAL_MIN_S)
  const attended = task.attachedUntil > now
  const grown = Math.ceil((attended ? quickS : Math.max(firstWaitS, quickS)) * GROWTH ** task.polls)
  const beforeGone = secondsUntil(task.attachedUntil, now) - BEFORE_GONE_S
  return Math.min(WAIT_MAX_S, beforeGone >= quickS ? Math.min(grown, beforeGone) : grown)
}

const secondsUntil = (ms: number, now: number): number => Math.ceil((ms - now) / 1000)

const SOON_MS = 5000

/** Checks that the current pause ends within five seconds without a wake. */
export const looksSoon = (task: Task, now: number): boolean =>
  task.pausedUntil > now && task.pausedUntil <= now + SOON_MS
