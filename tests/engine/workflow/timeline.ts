import { AsyncLocalStorage } from 'node:async_hooks'
import { DAY, noon as firstNoon } from '../borrowers.ts'

type Event = [second: number, happens: () => Promise<unknown>]

/**
 * The business clock of one verification. It stands still while something runs, and jumps when the workflow waits: to the
 * end of the wait, or to whatever ends it early. So ten minutes are the same ten minutes on every machine.
 */
export function timeline(events: Event[], day = 0) {
  const noon = firstNoon + day * DAY
  const left = [...events].sort(([a], [b]) => a - b)
  let ms = noon
  let next: number | undefined
  let busy: Promise<unknown> = Promise.resolve()

  async function pass(until: number, ended: () => boolean): Promise<void> {
    while (!ended()) {
      const event = left[0]
      if (!event || noon + event[0] * 1000 >= until) return
      left.shift()
      ms = Math.max(ms, noon + event[0] * 1000)
      await event[1]()
    }
    next = ms
  }

  return {
    now: () => ms,
    seconds: () => (ms - noon) / 1000,
    /** A wait begins with `start`; what happens during it, happens right after. */
    wait<T>(seconds: number, start: () => Promise<T>, ended: () => boolean): Promise<T> {
      const waited = clocks.run({ now: () => ms }, async () => {
        const until = ms + seconds * 1000
        next = until
        const answer = await start()
        await pass(until, ended)
        return answer
      })
      busy = waited.catch(() => {})
      return waited
    },
    /** The wait is over. */
    async resume(): Promise<void> {
      await busy
      ms = next ?? ms
      next = undefined
    },
    /** A retry after a fault. */
    delay(seconds: number): void {
      ms += seconds * 1000
    },
  }
}

export type Timeline = ReturnType<typeof timeline>

/** Whose clock the running code reads. */
export const clocks = new AsyncLocalStorage<{ now: () => number }>()
