import { dateOf, seconds } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import { config } from '../platform/config.ts'
import { startExecution } from '../platform/workflows.ts'
import { commit, type Guard, type Write } from '../store/commit.ts'
import { consentTo, recordConsent } from '../store/consent.ts'
import { absent, equals } from '../store/expressions.ts'
import { keys, watchedAt } from '../store/keys.ts'
import { oneMoreToday } from '../store/limit.ts'
import { get } from '../store/read.ts'
import { tryUpdate } from '../store/update.ts'
import { isOpen, type Slot, slotFree, type Task } from '../store/verification.ts'
import type { CollectionTask, DataProvider, VerificationKind } from '../vendors/identity-data.ts'
import { refusedByVendor } from './decision.ts'
import { kinds } from './kinds.ts'
import { attachedFrom, looksSoon } from './waits.ts'
import { attend } from './wake.ts'

const LEASE_MS = 30_000
const KEEP_S = 30 * 86_400
const WATCH_MS = 120_000

export interface StartRequest {
  userId: number
  kind: VerificationKind
  slot: Slot | undefined
  /** Everything that the vendor is handed; the login passes through and is stored nowhere. */
  collection: CollectionTask
  now: number
}

/**
 * Starts a verification, or attaches to the one that runs; answers with its token. The slot is claimed before the vendor
 * is called, so a double click makes one task at the vendor, and a crash in between costs at most one more.
 */
export async function startVerification(vendor: DataProvider, request: StartRequest): Promise<string> {
  const { userId, kind, now } = request
  const slot = request.slot
  if (slot?.passedOn === dateOf(now)) throw new Failure('VERIFIED_TODAY')
  const running = await runningTask(slot)
  if (running) return attach(running, now)
  if (slot?.state === 'starting' && slot.leaseUntil > now) throw new Failure('VERIFICATION_PENDING')
  const leaseUntil = now + LEASE_MS
  const consent = consentTo(kind, now)
  await commit(
    {
      update: keys.slot(userId, kind),
      changes: { set: { state: 'starting', leaseUntil, consent } },
      guard: { ...slotFree(slot, now), otherwise: 'VERIFICATION_PENDING' },
    },
    oneMoreStart(userId, kind, now),
    recordConsent(userId, consent),
  )
  return submit(vendor, request, leaseUntil)
}

/**
 * Starts of a kind a day. Each is a task that we pay for, and the vendor's verdict on a login: without a limit we would try
 * stolen passwords for whoever asks.
 */
const STARTS_A_DAY = 10

const oneMoreStart = (userId: number, kind: VerificationKind, now: number): Write =>
  oneMoreToday(`verify-${kind}`, String(userId), STARTS_A_DAY, now, 'IDENTITY_TRIES_USED')

async function submit(vendor: DataProvider, request: StartRequest, leaseUntil: number): Promise<string> {
  const { userId, kind, now } = request
  const answer = await vendor.start(request.collection).catch(async (silence: unknown) => {
    await release(userId, kind, leaseUntil)
    throw silence
  })
  if (!answer.accepted) {
    await release(userId, kind, leaseUntil)
    throw refusedByVendor(answer)
  }
  const task: Task = {
    ...keys.task(answer.token),
    ...watchedAt(now + WATCH_MS, answer.token),
    token: answer.token,
    kind,
    userId,
    state: 'working',
    wakes: 0,
    pausedUntil: 0,
    attachedUntil: attachedFrom(now),
    giveUpAt: now + kinds[kind].giveUpS * 1000,
    inputLease: 0,
    startedAt: now,
    polls: 0,
    attempt: 1,
    expiresAt: seconds(now) + KEEP_S,
  }
  await commit(
    { put: task, guard: tokenNew },
    {
      update: keys.slot(userId, kind),
      changes: { set: { state: 'running', token: answer.token, leaseUntil: 0 } },
      guard: { ...slotStillMine(leaseUntil), otherwise: 'VERIFICATION_PENDING' },
    },
  )
  await runWorkflow(task)
  return answer.token
}

/** The newest task of the slot, if it has not ended. */
async function runningTask(slot: Slot | undefined): Promise<Task | undefined> {
  const task = slot?.token && slot.state === 'running' ? await get<Task>(keys.task(slot.token)) : undefined
  return task && isOpen(task) ? task : undefined
}

/** A person waits for this task: looks become frequent, and a workflow that was never started is. */
export async function attach(task: Task, now: number): Promise<string> {
  // Before a code is typed there is nothing to see.
  if (!awaitsTyping(task)) await attend(task.token, attachedFrom(now), looksSoon(task, now))
  await runWorkflow(task)
  return task.token
}

const awaitsTyping = (task: Task): boolean => task.state === 'needs-input' && task.need !== 'qr'

/** Input is the token only: no secret and no personal datum ever enters an execution. */
export const runWorkflow = (task: Pick<Task, 'token' | 'attempt'>): Promise<void> =>
  startExecution(config.VERIFICATION_MACHINE, executionName(task), { token: task.token })

export const executionName = (task: Pick<Task, 'token' | 'attempt'>): string => `${task.token}-${task.attempt}`

/** A token that the vendor issued before is another verification's, perhaps another borrower's. */
const tokenNew: Guard = { name: 'tokenNew', holds: absent(), otherwise: 'VENDOR_DOWN' }

const slotStillMine = (leaseUntil: number): Guard => ({
  name: 'slotStillMine',
  holds: equals('leaseUntil', leaseUntil),
})

const release = (userId: number, kind: VerificationKind, leaseUntil: number): Promise<unknown> =>
  tryUpdate(keys.slot(userId, kind), { set: { state: 'failed', leaseUntil: 0 } }, slotStillMine(leaseUntil))
