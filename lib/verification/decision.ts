import { Failure } from '../domain/failure.ts'
import { keys } from '../store/keys.ts'
import { isOpen, type Refusal, type Task } from '../store/verification.ts'
import { get } from '../table/read.ts'
import type { Looks } from './looks.ts'

/** Has the workflow recorded something that answers the borrower? */
export const decided = (task: Task): boolean =>
  !isOpen(task) || task.state === 'needs-input' || task.state === 'logged-in'

/** The verdict on a login: a picture that still waits to be scanned is none. */
export const judged = (task: Task): boolean => decided(task) && !(task.state === 'needs-input' && task.need === 'qr')

/** Reads what the workflow recorded until it is a decision or the time is up; undefined when it is not. */
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

/** The end of a task whose source wanted something for which the API has no route. */
export const UNSUPPORTED = 'unsupported'

/** The vendor's own words and code are the answer: they say what a person can do about it. */
export const refusedByVendor = ({ message, code }: Pick<Refusal, 'message' | 'code'>): Failure =>
  new Failure('VENDOR_REFUSED', { words: `${message}[${code}]` })

/** The refusal that a task ended with, in the vendor's words where it has some. */
export function refusalOf(task: Task): Failure {
  const { refusal } = task
  if (refusal?.ours && refusal.code === UNSUPPORTED) return new Failure('VERIFICATION_UNSUPPORTED')
  if (task.state === 'refused' && refusal) return refusedByVendor(refusal)
  return new Failure('VERIFICATION_FAILED')
}
