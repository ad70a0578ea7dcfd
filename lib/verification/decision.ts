import { Failure } from '../domain/failure.ts'
import { keys } from '../store/keys.ts'
import { isOpen, type Refusal, type Task } from '../store/verification.ts'
import { get } from '../table/read.ts'
import type { Looks } from './looks.ts'

/** Checks that the workflow has recorded a state that answers the borrower. */
export const decided = (task: Task): boolean =>
  !isOpen(task) || task.state === 'needs-input' || task.state === 'logged-in'

/** As `decided`, for the verdict on a login: a picture that still waits to be scanned is not one. */
export const judged = (task: Task): boolean => decided(task) && !(task.state === 'needs-input' && task.need === 'qr')

/** Reads the task until the workflow has recorded a decision or the time is up; undefined when there is none. */
export async function awaitDecision(
  token: string,
  looks: Looks,
  enough: (task: Task) => boolean = decided,
): Promise<Task | undefined> {
  while (await looks()) {
    const task = await get(keys.task(token))
    if (!task) throw new Failure('TASK_UNKNOWN')
    if (enough(task)) return task
  }
  return undefined
}

/** Code of a task that ended because its source wanted something for which the API has no route. */
export const UNSUPPORTED = 'unsupported'

/** Makes a failure with the vendor's message and code: they say how the person can correct it. */
export const refusedByVendor = ({ message, code }: Pick<Refusal, 'message' | 'code'>): Failure =>
  new Failure('VENDOR_REFUSED', { text: `${message}[${code}]` })

/** Returns the refusal that a task ended with, with the vendor's message where it has one. */
export function refusalOf(task: Task): Failure {
  const { refusal } = task
  if (refusal?.ours && refusal.code === UNSUPPORTED) return new Failure('VERIFICATION_UNSUPPORTED')
  if (task.state === 'refused' && refusal) return refusedByVendor(refusal)
  return new Failure('VERIFICATION_FAILED')
}
