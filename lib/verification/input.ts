import { Failure } from '../domain/failure.ts'
import { describe, log } from '../platform/log.ts'
import { keys } from '../store/keys.ts'
import type { Task } from '../store/verification.ts'
import type { Guard } from '../table/commit.ts'
import { absent, all, any, below, equals } from '../table/expressions.ts'
import { tryUpdate } from '../table/update.ts'
import type { DataProvider } from '../vendors/identity-data.ts'
import { refusedByVendor } from './decision.ts'
import { attachedFrom } from './waits.ts'
import { wake } from './wake.ts'

const LEASE_MS = 30_000

/** Codes that are handed over for one task: each is a try at somebody's code, and some looks of those that we pay for. */
const INPUTS_MAX = 5

/** Nobody has said yet what became of the input whose lease ends then. */
const stillOnItsWay = (inputLease: number): Guard => ({
  name: 'inputOnItsWay',
  condition: all(equals('state', 'input-sent'), equals('inputLease', inputLease)),
})

const inputWanted: Guard = {
  name: 'inputWanted',
  condition: all(
    equals('state', 'needs-input'),
    equals('need', 'sms'),
    any(absent('inputs'), below('inputs', INPUTS_MAX)),
  ),
}

/**
 * Hands what the borrower typed to the vendor, once. A second click while the first is on its way does nothing more; a
 * code that the vendor refuses may be typed again.
 */
export async function handOverInput(vendor: DataProvider, task: Task, text: string, now: number): Promise<void> {
  const inputLease = now + LEASE_MS
  const claim = await tryUpdate(
    keys.task(task.token),
    { set: { state: 'input-sent', inputLease }, add: { wakes: 1, inputs: 1 } },
    inputWanted,
  )
  if ('guard' in claim) return throwUnlessTaken(claim.item as Task | undefined, now)
  const answer = await vendor.input(task.kind, task.token, text).catch(async (silence: unknown) => {
    await askVendor(task.token, inputLease)
    throw silence
  })
  if (!answer.accepted) {
    const again = { set: { state: 'needs-input', inputLease: 0 } }
    await tryUpdate(keys.task(task.token), again, stillOnItsWay(inputLease))
    throw refusedByVendor(answer)
  }
  // The vendor has the code, and the client is about to ask for the verdict. If the wake is lost, the client's next call or
  // the end of the wait makes up for it.
  await wake(task.token, { inputLease: 0, polls: 0, attachedUntil: attachedFrom(now) }).catch((fault: unknown) => {
    log.warn('wake lost', { token: task.token, ...describe(fault) })
  })
}

/** Whether the vendor took an input, the next look tells; until then there is none on its way, and none is wanted. */
const askVendor = (token: string, inputLease: number): Promise<void> =>
  wake(token, { state: 'working', inputLease: 0 }, stillOnItsWay(inputLease))

/** An input that was taken already needs no other; a task that never asked for one cannot take it. */
async function throwUnlessTaken(task: Task | undefined, now: number): Promise<void> {
  // Whoever handed it over died on the way.
  const lost = task?.state === 'input-sent' && task.inputLease > 0 && task.inputLease <= now
  if (lost) {
    await askVendor(task.token, task.inputLease)
    throw new Failure('VERIFICATION_PENDING')
  }
  if (task?.state === 'input-sent' || task?.state === 'logged-in' || task?.state === 'done') return
  if (task?.state === 'needs-input' && task.need === 'sms') throw new Failure('TOO_MANY_TRIES')
  throw new Failure(task?.state === 'working' ? 'VERIFICATION_PENDING' : 'TASK_UNKNOWN')
}
