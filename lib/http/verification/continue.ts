import * as z from 'zod/mini'
import { Failure } from '../../domain/failure.ts'
import { isOpen, type Task } from '../../store/verification.ts'
import type { VerificationKind } from '../../vendors/data-provider.ts'
import { awaitDecision, judged, refusalOf } from '../../verification/decision.ts'
import { looksOf } from '../../verification/looks.ts'
import { resume } from '../../verification/running.ts'
import { endpoint } from '../endpoint.ts'
import { ownTask, ownTaskIn, taskToken } from './own-task.ts'

/** The `…-continue` route of a kind. */
export const continueOf = (kind: VerificationKind) =>
  endpoint(
    { auth: ownTaskIn, input: z.object({ token: taskToken }), output: z.array(z.object({ token: z.string() })) },
    async ({ user, loaded, now }) => continueVerification(ownTask(user, loaded.task, kind), now),
  )

/** Waits for the verdict on a task: 0100 once the borrower is logged in at the source, else the refusal. */
export async function continueVerification(task: Task, now: number) {
  const looks = looksOf(Date.now())
  const results = [{ token: task.token }]
  const waiting = isOpen(task) && task.state !== 'logged-in'
  if (waiting) await resume(task, now)
  const verdict = waiting ? await awaitDecision(task.token, looks, judged) : task
  if (!verdict) throw new Failure('VERIFICATION_PENDING', { results })
  if (verdict.state === 'logged-in' || verdict.state === 'done') return { message: '0100', results }
  // Nothing (or something wrong) was typed: the client may show its input again.
  if (verdict.state === 'needs-input') throw new Failure('VENDOR_REFUSED', { text: '0006', results })
  throw refusalOf(verdict)
}
