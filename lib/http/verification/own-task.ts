import * as z from 'zod/mini'
import { Failure } from '../../domain/failure.ts'
import { keys } from '../../store/keys.ts'
import type { User } from '../../store/user.ts'
import type { Task } from '../../store/verification.ts'
import { tokenShape, type VerificationKind } from '../../vendors/data-provider.ts'
import { borrower } from '../auth/borrower.ts'

/** A vendor's token. */
export const taskToken = z.string().check(z.minLength(1, 'TASK_TOKEN_REQUIRED'), z.regex(tokenShape, 'TASK_UNKNOWN'))

/** A borrower who names a task; both are read in one trip. */
export const ownTaskIn = borrower({
  items: (_, input: { token: string }) => ({
    task: keys.task(input.token),
  }),
})

/** The task, if it is this borrower's and of the kind; another borrower's is unknown. */
export function ownTask(user: User, task: Task | undefined, kind: VerificationKind): Task {
  if (task?.userId !== user.id || task.kind !== kind) throw new Failure('TASK_UNKNOWN')
  return task
}
