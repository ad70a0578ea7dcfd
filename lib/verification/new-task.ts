import { expires } from '../store/kept.ts'
import { keys } from '../store/keys.ts'
import type { Task } from '../store/verification.ts'
import { checkAt } from '../table/index-keys.ts'
import { kinds } from './kinds.ts'
import { attachedFrom } from './waits.ts'

/**
 * Time after which the sweep checks that the workflow was started. The request that makes a task starts it, and is over
 * after 30 s; each look of the workflow postpones the sweep's.
 */
const TASK_LOOK_AFTER_MS = 120_000

/** Makes the task of a verification that the vendor has just accepted, for which a client waits. */
export const newTask = (
  token: string,
  { userId, kind, now }: Pick<Task, 'userId' | 'kind'> & { now: number },
): Task => ({
  ...keys.task(token),
  ...checkAt(now + TASK_LOOK_AFTER_MS, token),
  token,
  kind,
  userId,
  state: 'working',
  wakes: 0,
  pausedUntil: 0,
  attachedUntil: attachedFrom(now),
  giveUpAt: now + kinds[kind].giveUpS * 1000,
  inputLease: 0,
  startedAt: now,
  polls: 0,
  attempt: 1,
  ...expires('task', now),
})
