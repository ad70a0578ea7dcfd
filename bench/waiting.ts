import { becomeFunction } from './environment.ts'
import type { Figure } from './report.ts'

/** Counts the reads of a call that waits its full 25 seconds, in real time, for a workflow that decides nothing. */
export async function waiting(): Promise<Figure[]> {
  becomeFunction()
  const { db } = await import('../lib/table/client.ts')
  const { awaitDecision } = await import('../lib/verification/decision.ts')
  const { looksOf } = await import('../lib/verification/looks.ts')
  let reads = 1 // who calls, and with what task: one trip before the wait
  const send = async () => {
    reads++
    return { Item: { state: 'working' } }
  }
  db.send = send as never
  if (await awaitDecision('t', looksOf(Date.now()))) throw new Error('Something was decided')
  const what = 'reads of a verification call that waits 25 s'
  return [{ what, value: reads, unit: 'count', aim: { atMost: 15 }, runs: 1, spread: '', baseline: 'store stubbed' }]
}
