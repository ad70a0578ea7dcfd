import { dateOf } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import { consentTo, recordConsent } from '../store/consent.ts'
import { incrementDaily } from '../store/daily-limit.ts'
import { keys } from '../store/keys.ts'
import { type Slot, slotFree } from '../store/verification.ts'
import { commit, errorOf, type Guard, tryCommit, type Write } from '../table/commit.ts'
import { absent, equals } from '../table/expressions.ts'
import { tryUpdate } from '../table/update.ts'
import type { CollectionTask, DataProvider, VerificationKind } from '../vendors/data-provider.ts'
import { refusedByVendor } from './decision.ts'
import { inputDigest } from './input-digest.ts'
import { join } from './join.ts'
import type { Looks } from './looks.ts'
import { newTask } from './new-task.ts'
import { runningTask, runWorkflow } from './running.ts'

/** A request is over after 30 s: one that held the slot for longer has crashed. */
const LEASE_MS = 30_000

export interface StartRequest {
  userId: number
  kind: VerificationKind
  slot: Slot | undefined
  /** Everything passed to the vendor; of the login only a keyed digest is kept, while the start is open. */
  collection: CollectionTask
  now: number
  /** The remaining looks of this request. */
  looks: Looks
}

/**
 * Starts a verification, or joins the one that runs or starts with the same input; returns its token. The slot is claimed
 * before the vendor is called, so a double click makes one task at the vendor, and a crash in between costs at most one
 * more.
 */
export async function startVerification(vendor: DataProvider, request: StartRequest): Promise<string> {
  const { userId, kind, slot, now } = request
  if (slot?.passedOn === dateOf(now)) throw new Failure('VERIFIED_TODAY')
  const repeat = { ...request, input: await inputDigest(userId, request.collection) }
  const running = await runningTask(slot)
  if (slot && (running || startsNow(slot, now))) return join(slot, repeat, running)
  const leaseUntil = now + LEASE_MS
  const consent = consentTo(kind, now)
  const free: Guard = { ...slotFree(slot, now), failure: 'VERIFICATION_PENDING' }
  const claim: Write = {
    update: keys.slot(userId, kind),
    changes: {
      set: { state: 'starting', leaseUntil, consent, input: repeat.input },
      remove: ['token', 'refusal'],
    },
    guard: free,
  }
  const refused = await tryCommit(claim, oneMoreStart(userId, kind, now), recordConsent(userId, consent))
  if (refused?.guard === free && refused.item) return join(refused.item as unknown as Slot, repeat)
  if (refused) throw errorOf(refused)
  return submit(vendor, request, leaseUntil)
}

const startsNow = (slot: Slot, now: number): boolean => slot.state === 'starting' && slot.leaseUntil > now

/**
 * Starts per kind and day. Each is a task that we pay for, and gives the vendor's verdict on a login: without a limit an
 * attacker could test stolen passwords through us.
 */
const STARTS_A_DAY = 10

const oneMoreStart = (userId: number, kind: VerificationKind, now: number): Write =>
  incrementDaily(`verify-${kind}`, String(userId), STARTS_A_DAY, 'IDENTITY_TRIES_USED', now)

async function submit(vendor: DataProvider, request: StartRequest, leaseUntil: number): Promise<string> {
  const { userId, kind, now } = request
  const answer = await vendor.start(request.collection).catch(async (silence: unknown) => {
    await release(userId, kind, leaseUntil)
    throw silence
  })
  if (!answer.accepted) {
    await release(userId, kind, leaseUntil, { code: answer.code, message: answer.message })
    throw refusedByVendor(answer)
  }
  const task = newTask(answer.token, { userId, kind, now })
  await commit(
    { put: task, guard: tokenNew },
    {
      update: keys.slot(userId, kind),
      changes: { set: { state: 'running', token: answer.token } },
      guard: { ...slotStillMine(leaseUntil), failure: 'VERIFICATION_PENDING' },
    },
  )
  await runWorkflow(task)
  return answer.token
}

/** Guard: a token that the vendor issued before belongs to another verification, perhaps another borrower's. */
const tokenNew: Guard = { name: 'tokenNew', condition: absent(), failure: 'VENDOR_DOWN' }

const slotStillMine = (leaseUntil: number): Guard => ({
  name: 'slotStillMine',
  condition: equals('leaseUntil', leaseUntil),
})

/** Frees the slot; the vendor's refusal stays there for the parallel clicks that wait for it. */
const release = (userId: number, kind: VerificationKind, leaseUntil: number, refusal?: Slot['refusal']) =>
  tryUpdate(
    keys.slot(userId, kind),
    { set: { state: 'failed', refusal }, remove: ['input'] },
    slotStillMine(leaseUntil),
  )
