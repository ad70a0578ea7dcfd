import { setTimeout as sleep } from 'node:timers/promises'

/** Lets callers through one at a time, `pauseMs` apart, however many wait. Idle time is not made up for. */
export function pace(pauseMs: number): () => Promise<void> {
  let free = 0
  return async () => {
    const now = performance.now()
    const turn = Math.max(now, free)
    free = turn + pauseMs
    if (turn > now) await sleep(turn - now)
  }
}
