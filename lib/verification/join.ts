import { Failure } from '../domain/failure.ts'
import { keys } from '../store/keys.ts'
import { isOpen, type Slot, type Task } from '../store/verification.ts'
import { get } from '../table/read.ts'
import type { VerificationKind } from '../vendors/data-provider.ts'
import { refusedByVendor } from './decision.ts'
import type { Looks } from './looks.ts'
import { resume } from './running.ts'

interface Repeat {
  userId: number
  kind: VerificationKind
  /** Digest of this start's input. */
  input: string
  now: number
  looks: Looks
}

/**
 * Joins the start that holds the slot, if its input is the same: returns its token, waiting while its vendor has not
 * answered, or throws its refusal, so that all parallel clicks get the same answer and the vendor is called once. Throws
 * VERIFICATION_PENDING for another input: its success must not count for this one.
 */
export async function join(slot: Slot, repeat: Repeat, running?: Task): Promise<string> {
  const { token, refusal } = await answered(slot, repeat)
  if (refusal) throw refusedByVendor(refusal)
  if (!token) throw new Failure('VENDOR_DOWN')
  const task = running ?? (await get(keys.task(token)))
  if (task && isOpen(task)) await resume(task, repeat.now)
  return token
}

/**
 * Returns the slot once the start in it has the vendor's answer. A start that died leaves none: its lease frees the slot
 * for the next.
 */
async function answered(first: Slot, { userId, kind, input, looks }: Repeat): Promise<Slot> {
  let slot: Slot | undefined = first
  // The digest is removed when the task ends, which may be before the next look; the lease still identifies the start.
  let leaseUntil: number | undefined
  while (slot && (slot.input === input || (slot.input === undefined && slot.leaseUntil === leaseUntil))) {
    if (slot.state !== 'starting') return slot
    leaseUntil = slot.leaseUntil
    if (!(await looks())) break
    slot = await get(keys.slot(userId, kind))
  }
  throw new Failure('VERIFICATION_PENDING')
}
