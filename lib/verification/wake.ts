import { endPause } from '../platform/workflows.ts'
import { keys } from '../store/keys.ts'
import { tryUpdate } from '../store/update.ts'
import { type Task, taskOpen } from '../store/verification.ts'

/**
 * Ends the workflow's pause early: somebody typed a code, a client waits, a call-back arrived. The count is raised first,
 * so a pause that is just about to begin sees it and does not.
 */
export async function wake(token: string, set: Partial<Task> = {}): Promise<void> {
  const woken = await tryUpdate<Task>(keys.task(token), { add: { wakes: 1 }, set }, taskOpen)
  if (!('guard' in woken) && woken.item.pauseToken) await endPause(woken.item.pauseToken)
}
