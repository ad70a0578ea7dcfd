import { setTimeout as sleep } from 'node:timers/promises'

/** Lets callers through one at a time, `pauseMs` apart, however many wait. Time in which nobody came is not made up for. */
export function pace(pauseMs: number): () => Promise<void> {
  let free = 0
  return async () => {
    const now = performance.now()
    const turn = Math.max(now, free)
    free = turn + pauseMs
    if (turn > now) await sleep(turn - now)
  }
}
