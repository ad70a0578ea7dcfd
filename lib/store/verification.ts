import type { BusinessDate } from '../domain/calendar.ts'
import type { Guard, Key } from '../table/commit.ts'
import { absent, all, any, below, differs, equals, exists, oneOf } from '../table/expressions.ts'
import type { Need, VerificationKind } from '../vendors/data-provider.ts'
import type { Consent } from './consent.ts'

/** A verification at the data vendor, by the vendor's token. The workflow writes what it learns; requests read it. */
export interface Task extends Key {
  token: string
  kind: VerificationKind
  userId: number
  state: TaskState
  /** The input that a person must supply while the state is `needs-input`. */
  need?: Need
  refusal?: Refusal
  /** Raised by everything that ends a pause early; a pause begins only if it is what the poll before it saw. */
  wakes: number
  /** Step Functions' token of the pause that waits now. */
  pauseToken?: string
  /** ms at which that pause ends by itself */
  pausedUntil: number
  /** ms until which an HTTP call waits for a decision, so that looks are frequent */
  attachedUntil: number
  /** ms at which an unfinished verification is given up */
  giveUpAt: number
  /** ms until which an input that is on its way to the vendor blocks another */
  inputLease: number
  /** Inputs handed over so far; absent before the first. */
  inputs?: number
  startedAt: number
  /** Looks since the start, or since a code was typed: waits grow with them. */
  polls: number
  /** Executions started so far; the number is part of the execution's name. */
  attempt: number
  /** Unix seconds, 30 days on */
  expiresAt: number
  duePk?: string
  dueSk?: string
}

/** The picture to be scanned; removed with the verification. */
export interface TaskInput extends Key {
  image: string
  expiresAt: number
}

/** Why a task ended without success: in the vendor's words, or for a reason of ours that only reads like them. */
export interface Refusal {
  code: string
  message: string
  ours?: true
}

/** working → needs-input ⇄ input-sent → logged-in → done; refused before a login, failed after one or without an outcome. */
export type TaskState = 'working' | 'needs-input' | 'input-sent' | 'logged-in' | 'done' | 'refused' | 'failed'

export const openTask: TaskState[] = ['working', 'needs-input', 'input-sent', 'logged-in']
export const isOpen = (task: Task): boolean => openTask.includes(task.state)

export const taskOpen: Guard = { name: 'taskOpen', condition: all(exists(), oneOf('state', openTask)) }

/** Open, and without a login so far. */
export const taskBeforeLogin: Guard = {
  name: 'taskBeforeLogin',
  condition: all(
    exists(),
    oneOf(
      'state',
      openTask.filter((state) => state !== 'logged-in'),
    ),
  ),
}

/** Nothing happened since the poll that decided to pause; and nothing is asked of a person who is logged in. */
export const noWakeSince = (wakes: number, need?: Need): Guard => ({
  name: 'notWokenSince',
  condition: all(equals('wakes', wakes), (need ? taskBeforeLogin : taskOpen).condition),
})

/** One verification of a kind at a time: the borrower's slot. */
export interface Slot extends Key {
  state: 'starting' | 'running' | 'passed' | 'failed'
  /** The task of the newest start; absent until its vendor has answered. */
  token?: string
  /** ms; tells the newest start from those before it, and frees the slot if it dies while `starting`. */
  leaseUntil: number
  /** Keyed digest of what the newest start was given, while it is open. */
  input?: string
  /** The newest start was refused by the vendor before there was a task. */
  refusal?: Pick<Refusal, 'code' | 'message'>
  /** Business date of the last success. */
  passedOn?: BusinessDate
  /** The newest; each is also recorded as an item of its own. */
  consent: Consent
}

/** The account that an identity number is locked to. */
export interface IdentityOwner extends Key {
  userId: number
  since: number
}

/** No start is running (or its 30 s are over); no other task came meanwhile, and the last one did not pass meanwhile. */
export const slotFree = (seen: Slot | undefined, now: number): Guard => ({
  name: 'slotFree',
  condition: seen
    ? all(
        any(differs('state', 'starting'), below('leaseUntil', now)),
        same('token', seen.token),
        same('passedOn', seen.passedOn),
      )
    : absent(),
})

const same = (path: string, value: unknown) => (value === undefined ? absent(path) : equals(path, value))
