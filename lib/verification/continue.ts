import { Failure } from '../domain/failure.ts'
import { isOpen, type Task } from '../store/verification.ts'
import { awaitDecision, judged, refusalOf } from './decision.ts'
import { runWorkflow } from './start.ts'
import { wake } from './wake.ts'

const ATTACHED_MS = 27_000

/** Waits for the verdict on a task: 0100 once the borrower is logged in at the source, else the refusal. */
export async function continueVerification(task: Task, now: number) {
  const began = Date.now()
  const results = [{ token: task.token }]
  const waiting = isOpen(task) && task.state !== 'logged-in'
  if (waiting) {
    await wake(task.token, { attachedUntil: now + ATTACHED_MS })
    await runWorkflow(task)
  }
  const verdict = waiting ? await awaitDecision(task.token, began, judged) : task
  if (!verdict) throw new Failure('VERIFICATION_PENDING', { results })
  if (verdict.state === 'logged-in' || verdict.state === 'done') return { message: '0100', results }
  // Nothing (or something wrong) was typed: the client may show its input again.
  if (verdict.state === 'needs-input') throw new Failure('VENDOR_REFUSED', { words: '0006', results })
  throw refusalOf(verdict)
}
