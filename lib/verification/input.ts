import { Failure } from '../domain/failure.ts'
import { describe, log } from '../platform/log.ts'
import { keys } from '../store/keys.ts'
import type { Task } from '../store/verification.ts'
import type { Guard } from '../table/commit.ts'
import { absent, all, any, below, equals } from '../table/expressions.ts'
import { tryUpdate } from '../table/update.ts'
import type { DataProvider } from '../vendors/data-provider.ts'
import { refusedByVendor } from './decision.ts'
import { attachedFrom } from './waits.ts'
import { wake } from './wake.ts'

const LEASE_MS = 30_000

/**
 * Most codes passed on for one task: each may be a guess at another person's code, and costs some of the looks that we pay
 * for.
 */
const INPUTS_MAX = 5

/** Guard: the result of the input whose lease ends then is still unknown. */
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
 * Passes the borrower's input to the vendor, once. A second click during the call does nothing; after the vendor refuses a
 * code another may be typed.
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

/** Makes the next look ask the vendor whether it took an input; until then none is in progress, and none is wanted. */
const askVendor = (token: string, inputLease: number): Promise<void> =>
  wake(token, { state: 'working', inputLease: 0 }, stillOnItsWay(inputLease))

/** Throws unless the input was taken already, which needs no second one; a task that asked for no input cannot take one. */
async function throwUnlessTaken(task: Task | undefined, now: number): Promise<void> {
  // The request that passed it on has died.
  const lost = task?.state === 'input-sent' && task.inputLease > 0 && task.inputLease <= now
  if (lost) {
    await askVendor(task.token, task.inputLease)
    throw new Failure('VERIFICATION_PENDING')
  }
  if (task?.state === 'input-sent' || task?.state === 'logged-in' || task?.state === 'done') return
  if (task?.state === 'needs-input' && task.need === 'sms') throw new Failure('TOO_MANY_TRIES')
  throw new Failure(task?.state === 'working' ? 'VERIFICATION_PENDING' : 'TASK_UNKNOWN')
}
