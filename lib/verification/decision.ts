import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../domain/failure.ts'
import { keys } from '../store/keys.ts'
import { get } from '../store/read.ts'
import { isOpen, type Refusal, type Task } from '../store/verification.ts'

/** The gateway cuts at 30 s; whatever a request did before, its waiting ends 27 s after it began, and lasts at most 25. */
const BUDGET_MS = 27_000
const WAIT_MAX_MS = 25_000

/** ms between looks: quick at first, then every two seconds; at most 15 reads a request. */
const LOOKS_MS = [500, 500, 500]
const LOOK_MS = 2000

/** Has the workflow recorded something that answers the borrower? */
export const decided = (task: Task): boolean =>
  !isOpen(task) || task.state === 'needs-input' || task.state === 'logged-in'

/** The verdict on a login: a picture that still waits to be scanned is none. */
export const judged = (task: Task): boolean => decided(task) && !(task.state === 'needs-input' && task.need === 'qr')

/** Reads what the workflow recorded until it is a decision or the time is up; undefined when it is not. */
export async function awaitDecision(
  token: string,
  startedAt: number,
  enough: (task: Task) => boolean = decided,
): Promise<Task | undefined> {
  const deadline = Math.min(startedAt + BUDGET_MS, Date.now() + WAIT_MAX_MS)
  for (let look = 0; ; look++) {
    const pause = LOOKS_MS[look] ?? LOOK_MS
    if (Date.now() + pause > deadline) return undefined
    await sleep(pause)
    const task = await get<Task>(keys.task(token))
    if (!task) throw new Failure('TASK_UNKNOWN')
    if (enough(task)) return task
  }
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
