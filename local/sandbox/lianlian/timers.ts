/** All timers in one place, so that closing the sandbox leaves nothing behind. */
export function startTimers() {
  const waiting = new Set<NodeJS.Timeout>()
  const closing = new AbortController()
  return {
    /** Aborted when the sandbox closes: for requests in progress. */
    closed: closing.signal,
    later(delayMs: number, task: () => void) {
      if (closing.signal.aborted) return
      const timer = setTimeout(
        () => {
          waiting.delete(timer)
          task()
        },
        Math.max(0, delayMs),
      )
      waiting.add(timer)
    },
    close() {
      closing.abort()
      for (const timer of waiting) clearTimeout(timer)
    },
  }
}

export type Timers = ReturnType<typeof startTimers>
