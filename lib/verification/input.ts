import { Failure } from '../domain/failure.ts'
import { describe, log } from '../platform/log.ts'
import type { Guard } from '../store/commit.ts'
import { all, equals } from '../store/expressions.ts'
import { keys } from '../store/keys.ts'
import { tryUpdate } from '../store/update.ts'
import type { Task } from '../store/verification.ts'
import type { DataProvider } from '../vendors/identity-data.ts'
import { attachedFrom } from './waits.ts'
import { wake } from './wake.ts'

const LEASE_MS = 30_000

const inputWanted: Guard = { name: 'inputWanted', holds: all(equals('state', 'needs-input'), equals('need', 'sms')) }

/**
 * Hands what the borrower typed to the vendor, once. A second click while the first is on its way does nothing more; a
 * code that the vendor refuses may be typed again.
 */
export async function handOverInput(vendor: DataProvider, task: Task, text: string, now: number): Promise<void> {
  const claim = await tryUpdate<Task>(
    keys.task(task.token),
    { set: { state: 'input-sent', inputLease: now + LEASE_MS }, add: { wakes: 1 } },
    inputWanted,
  )
  if ('guard' in claim) return throwUnlessTaken(claim.item as Task | undefined)
  const answer = await vendor.input(task.kind, task.token, text).catch(async (silence: unknown) => {
    // Whether the vendor took it, the next look tells.
    await wake(task.token, { inputLease: 0 })
    throw silence
  })
  if (!answer.accepted) {
    await tryUpdate(
      keys.task(task.token),
      { set: { state: 'needs-input', inputLease: 0 } },
      { name: 'inputStillMine', holds: all(equals('state', 'input-sent'), equals('inputLease', now + LEASE_MS)) },
    )
    throw new Failure('VENDOR_REFUSED', { words: `${answer.message}[${answer.code}]` })
  }
  // The vendor has the code, and the client is about to ask for the verdict. If the wake is lost, the client's next call or the end of the wait makes up for it.
  await wake(task.token, { inputLease: 0, polls: 0, attachedUntil: attachedFrom(now) }).catch((fault: unknown) => {
    log.warn('wake lost', { token: task.token, ...describe(fault) })
  })
}

/** An input that was taken already needs no other; a task that never asked for one cannot take it. */
function throwUnlessTaken(task: Task | undefined): void {
  if (task?.state === 'input-sent' || task?.state === 'logged-in' || task?.state === 'done') return
  throw new Failure(task?.state === 'working' ? 'VERIFICATION_PENDING' : 'TASK_UNKNOWN')
}
