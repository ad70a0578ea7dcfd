import { config } from '../platform/config.ts'
import { startExecution } from '../platform/workflows.ts'
import { keys } from '../store/keys.ts'
import { isOpen, type Slot, type Task } from '../store/verification.ts'
import { get } from '../table/read.ts'
import { attachedFrom, looksSoon } from './waits.ts'
import { markWaiting } from './wake.ts'

/** The newest task of the slot, if it has not ended. */
export async function runningTask(slot: Slot | undefined): Promise<Task | undefined> {
  const task = slot?.token && slot.state === 'running' ? await get(keys.task(slot.token)) : undefined
  return task && isOpen(task) ? task : undefined
}

/** A person waits for this task: looks become frequent, and a workflow that was never started is. */
export async function resume(task: Task, now: number): Promise<string> {
  // Before a code is typed there is nothing to see.
  if (!awaitsTyping(task)) await markWaiting(task.token, attachedFrom(now), looksSoon(task, now))
  await runWorkflow(task)
  return task.token
}

const awaitsTyping = (task: Task): boolean => task.state === 'needs-input' && task.need !== 'qr'

/** Input is the token only: no secret and no personal datum ever enters an execution. */
export const runWorkflow = (task: Pick<Task, 'token' | 'attempt'>): Promise<void> =>
  startExecution(config.VERIFICATION_MACHINE, executionName(task), { token: task.token })

export const executionName = (task: Pick<Task, 'token' | 'attempt'>): string => `${task.token}-${task.attempt}`
