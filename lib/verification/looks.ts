import { setTimeout as sleep } from 'node:timers/promises'

/** The gateway cuts at 30 s; waiting ends 27 s after the request began, whatever it did before, and lasts at most 25. */
const BUDGET_MS = 27_000
const WAIT_MAX_MS = 25_000

/** ms between looks: quick at first, then every two seconds; at most 15 reads a request. */
const LOOKS_MS = [500, 500, 500]
const LOOK_MS = 2000

/** Pauses until the next look is due; false, without a pause, when the request has no time for another. */
export type Looks = () => Promise<boolean>

/**
 * Makes the looks of one request, which share its time, whatever each of them waits for. The time runs from the first look.
 */
export function looksOf(requestBegan: number): Looks {
  let deadline: number | undefined
  let looked = 0
  return async () => {
    deadline ??= Math.min(requestBegan + BUDGET_MS, Date.now() + WAIT_MAX_MS)
    const pause = LOOKS_MS[looked++] ?? LOOK_MS
    if (Date.now() + pause > deadline) return false
    await sleep(pause)
    return true
  }
}
