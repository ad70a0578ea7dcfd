import { config } from '../platform/config.ts'
import { isRunning, startExecution } from '../platform/workflows.ts'
import { isOpen, type Task, taskOpen } from '../store/verification.ts'
import type { Guard, Key } from '../table/commit.ts'
import { all, equals } from '../table/expressions.ts'
import { checkAt } from '../table/index-keys.ts'
import { LOOK_AGAIN_MS, postpone } from '../table/indexes.ts'
import { get } from '../table/read.ts'
import { tryUpdate } from '../table/update.ts'
import { executionName } from './running.ts'

/** Starts the next execution of an open verification whose execution was lost; true when it did. */
export async function restartVerification(key: Key<Task>, now: number): Promise<boolean> {
  const task = await get(key)
  if (!task || !isOpen(task)) return false
  if (await isRunning(config.VERIFICATION_MACHINE, executionName(task))) return postpone(key, task.token, taskOpen, now)
  const next = await tryUpdate(
    key,
    { add: { attempt: 1 }, set: checkAt(now + LOOK_AGAIN_MS, task.token) },
    stillLost(task),
  )
  if ('guard' in next) return false
  await startExecution(config.VERIFICATION_MACHINE, executionName(next.item), { token: task.token })
  return true
}

/**
 * Guard: of two parallel sweeps one starts it, because two workflows would poll twice as often and end each other's pauses.
 */
const stillLost = ({ attempt }: Task): Guard => ({
  name: 'stillLost',
  condition: all(taskOpen.condition, equals('attempt', attempt)),
})
