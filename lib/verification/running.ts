import { config } from '../platform/config.ts'
import { startExecution } from '../platform/workflows.ts'
import { keys } from '../store/keys.ts'
import { isOpen, type Slot, type Task } from '../store/verification.ts'
import { get } from '../table/read.ts'
import { attachedFrom, looksSoon } from './waits.ts'
import { markWaiting } from './wake.ts'

/** Returns the slot's newest task, if it has not ended. */
export async function runningTask(slot: Slot | undefined): Promise<Task | undefined> {
  const task = slot?.token && slot.state === 'running' ? await get(keys.task(slot.token)) : undefined
  return task && isOpen(task) ? task : undefined
}

/** Records that a person waits for this task: looks become frequent, and a workflow that was never started is started. */
export async function resume(task: Task, now: number): Promise<string> {
  // While a code is awaited there is nothing new to see.
  if (!awaitsTyping(task)) await markWaiting(task.token, attachedFrom(now), looksSoon(task, now))
  await runWorkflow(task)
  return task.token
}

const awaitsTyping = (task: Task): boolean => task.state === 'needs-input' && task.need !== 'qr'

/** Starts the task's workflow. Its input is only the token: no secret and no personal data enter an execution. */
export const runWorkflow = (task: Pick<Task, 'token' | 'attempt'>): Promise<void> =>
  startExecution(config.VERIFICATION_MACHINE, executionName(task), { token: task.token })

export const executionName = (task: Pick<Task, 'token' | 'attempt'>): string => `${task.token}-${task.attempt}`
