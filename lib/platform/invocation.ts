import { AsyncLocalStorage } from 'node:async_hooks'
import type { Context } from 'aws-lambda'

/** ms before Lambda's time-out at which calls of AWS end, so that their error can still be handled. */
export const CALLS_END_MS = 1_000

/** ms before Lambda's time-out at which an unfinished invocation gives up, so that it logs and answers. */
export const GIVE_UP_MS = 500

/** The invocation used up its time. A write that it had begun may have been done. */
export class OutOfTime extends Error {
  override name = 'OutOfTime'
  constructor() {
    super('The time of the invocation is over')
  }
}

const invocation = new AsyncLocalStorage<AbortSignal>()

/**
 * Returns the signal that aborts calls of AWS before the time-out. Undefined outside a Lambda (command line, tests): no
 * limit.
 */
export const callsEnd = (): AbortSignal | undefined => invocation.getStore()

/** Throws OutOfTime once each further call would fail. For loops in which one item's fault does not stop the others. */
export function throwIfOutOfTime(): void {
  if (callsEnd()?.aborted) throw new OutOfTime()
}

/**
 * Runs an invocation within the time that Lambda leaves it: no call of AWS outlasts it, including tries and pauses, and
 * work that continues after the answer can write nothing.
 */
export function withinTime<T>(context: Partial<Context> | undefined, work: () => Promise<T>): Promise<T> {
  const leftMs = leftBefore(CALLS_END_MS, context)
  return leftMs === undefined ? work() : invocation.run(AbortSignal.timeout(leftMs), work)
}

/** Runs a step's work, or throws OutOfTime before Lambda kills it without a log line. (Middy does the same for routes.) */
export async function orGiveUp<T>(context: Partial<Context> | undefined, work: () => Promise<T>): Promise<T> {
  const leftMs = leftBefore(GIVE_UP_MS, context)
  if (leftMs === undefined) return work()
  let timer: NodeJS.Timeout | undefined
  const outOfTime = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutOfTime()), leftMs)
  })
  return Promise.race([work(), outOfTime]).finally(() => clearTimeout(timer))
}

/** Returns the whole ms left until `reserveMs` before the time-out. */
function leftBefore(reserveMs: number, context: Partial<Context> | undefined): number | undefined {
  const leftMs = context?.getRemainingTimeInMillis?.()
  return leftMs === undefined ? undefined : Math.max(0, Math.floor(leftMs - reserveMs))
}
