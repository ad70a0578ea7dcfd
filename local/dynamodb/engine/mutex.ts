export type Exclusive = <T>(work: () => Promise<T>) => Promise<T>

/** Runs tasks one at a time, in order of arrival; a failure does not stop the next. */
export function createMutex(): Exclusive {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}
