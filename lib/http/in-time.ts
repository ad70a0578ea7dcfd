import type { Context } from 'aws-lambda'
import { GIVE_UP_MS, OutOfTime, withinTime } from '../platform/invocation.ts'

/** Middy's options: a handler that is late is a fault, answered and logged. (Its own default, 5 ms, is too short for either.) */
export const early = {
  timeoutEarlyInMillis: GIVE_UP_MS,
  timeoutEarlyResponse: (): never => {
    throw new OutOfTime()
  },
}

/**
 * The stack, whose calls of AWS end a second before Lambda's time-out: Middy's early time-out holds for the handler alone, and
 * a caller is identified before it.
 */
export const inTime =
  <Event, Result>(stack: (event: Event, context: Context) => Promise<Result>) =>
  (event: Event, context: Context): Promise<Result> =>
    withinTime(context, () => stack(event, context))
