import { Failure } from '../domain/failure.ts'
import { auditFeedback } from '../store/audit.ts'
import type { Feedback } from '../store/feedback.ts'
import { keys } from '../store/keys.ts'
import type { Write } from '../table/commit.ts'
import { absent, all, exists } from '../table/expressions.ts'

/** Records which operator handled a feedback and how, and removes it from the queue. */
export function handleFeedback(
  feedback: Feedback | undefined,
  { operator, note }: { operator: string; note: string },
  now: number,
): Write[] {
  if (!feedback) throw new Failure('FEEDBACK_UNKNOWN')
  return [
    {
      update: keys.feedback(feedback.id),
      changes: { set: { handled: { by: operator, at: now, note } }, remove: ['workPk', 'workSk'] },
      guard: { name: 'feedbackOpen', condition: all(exists(), absent('handled')), failure: 'FEEDBACK_HANDLED' },
    },
    auditFeedback(feedback.id, { at: now, operator, action: 'handle', before: 'open', after: 'handled', why: note }),
  ]
}
