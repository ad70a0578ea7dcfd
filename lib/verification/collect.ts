import { keys } from '../store/keys.ts'
import { storeResult } from '../store/result.ts'
import { keepSummary } from '../store/risk.ts'
import { isOpen } from '../store/verification.ts'
import { get } from '../table/read.ts'
import type { DataProvider } from '../vendors/data-provider.ts'
import { completeTask } from './outcome.ts'

/**
 * Fetches the collected data from the vendor, stores them sealed and closes the verification; officers see the summary from
 * the same transaction on. Safe to repeat, and when late: a closed task keeps its data.
 */
export async function collect(vendor: Pick<DataProvider, 'result'>, token: string, now: number): Promise<void> {
  const task = await get(keys.task(token))
  if (!task || !isOpen(task)) return
  const { content, summary } = await vendor.result(task.kind, token)
  const user = await get(keys.user(task.userId))
  if (!user) throw new Error(`User ${task.userId} of task ${token} is missing`)
  await storeResult(user, token, content, now)
  await completeTask(task, now, await keepSummary(user, task, summary, now))
}
