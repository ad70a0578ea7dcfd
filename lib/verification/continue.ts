import { Failure } from '../domain/failure.ts'
import { isOpen, type Task } from '../store/verification.ts'
import { awaitDecision, refusalOf } from './decision.ts'
import { runWorkflow } from './start.ts'
import { wake } from './wake.ts'

const ATTACHED_MS = 27_000

/** Waits for the verdict on a task: the task once the borrower is logged in at the source, else the refusal. */
export async function continueVerification(task: Task, now: number): Promise<Task> {
  const began = Date.now()
  const results = [{ token: task.token }]
  if (isOpen(task) && task.state !== 'logged-in') {
    await wake(task.token, { attachedUntil: now + ATTACHED_MS })
    await runWorkflow(task)
  }
  const decided = isOpen(task) && task.state !== 'logged-in' ? await awaitDecision(task.token, began) : task
  if (!decided) throw new Failure('VERIFICATION_PENDING', { results })
  if (decided.state === 'logged-in' || decided.state === 'done') return decided
  // Nothing (or something wrong) was typed: the client may show its input again.
  if (decided.state === 'needs-input') throw new Failure('VENDOR_REFUSED', { words: '0006', results })
  throw refusalOf(decided)
}
