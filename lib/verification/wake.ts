import { endPause } from '../platform/workflows.ts'
import { keys } from '../store/keys.ts'
import { type Task, taskOpen } from '../store/verification.ts'
import type { Guard } from '../table/commit.ts'
import { all, any, atLeast, below } from '../table/expressions.ts'
import { tryUpdate } from '../table/update.ts'

/** Each wake causes at least one look, and each look is three of the 80 state transitions that a verification may have. */
const WAKES_MAX = 5

const wakesLeft: Guard = { name: 'wakesLeft', condition: all(taskOpen.condition, below('wakes', WAKES_MAX)) }

/**
 * Ends the workflow's pause early, such as after a code was typed. The count is raised first, so a pause that is just about
 * to begin sees it and does not begin.
 */
export async function wake(token: string, set: Partial<Task> = {}, guard = taskOpen): Promise<void> {
  const task = await raiseWakes(token, set, guard)
  if (task?.pauseToken) await endPause(task.pauseToken)
}

/** Ends the pause after a call-back, which is unsigned and may come from anyone, as long as wakes are left. */
export async function wakeFromCallback(token: string): Promise<void> {
  const task = await raiseWakes(token, {}, wakesLeft)
  if (task?.pauseToken) await endPause(task.pauseToken)
}

/** Clicks this close to each other come from one client. */
const ONE_CLIENT_MS = 5000

/**
 * Records that a client waits until a moment: looks become frequent, the first at once unless one is near. Counts as a
 * wake. Many clicks count as one, except that a code still being passed on may have lost its wake.
 */
export async function markWaiting(token: string, attachedUntil: number, lookIsNear: boolean): Promise<void> {
  const news = any(below('attachedUntil', attachedUntil - ONE_CLIENT_MS), atLeast('inputLease', 1))
  const guard = { name: 'newClient', condition: all(wakesLeft.condition, news) }
  const task = await raiseWakes(token, { attachedUntil }, guard)
  if (task?.pauseToken && !lookIsNear) await endPause(task.pauseToken)
}

async function raiseWakes(token: string, set: Partial<Task>, guard: Guard): Promise<Task | undefined> {
  const woken = await tryUpdate(keys.task(token), { add: { wakes: 1 }, set }, guard)
  return 'guard' in woken ? undefined : woken.item
}
