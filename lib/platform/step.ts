import type { Context } from 'aws-lambda'
import * as z from 'zod/mini'
import { now } from './clock.ts'
import { orGiveUp, withinTime } from './invocation.ts'
import { describe, log, withLogContext } from './log.ts'

/**
 * Makes the Lambda of a workflow's step or a job: checks its input, samples the clock, logs a fault and rethrows it, so
 * that the workflow's Retry and Catch see it.
 */
export function step<S extends z.ZodMiniType, R>(input: S, run: (input: z.output<S>, now: number) => Promise<R>) {
  const logged = async (event: unknown, context: Context): Promise<R> => {
    try {
      return await orGiveUp(context, () => withinTime(context, () => run(z.parse(input, event), now())))
    } catch (error) {
      log.warn('step failed', describe(error))
      throw error
    }
  }
  const handler = (event: unknown, context: Context): Promise<R> =>
    withLogContext(context, { requestId: context.awsRequestId, ...idsOf(event) }, () => logged(event, context))
  return Object.assign(handler, { spec: { input } })
}

/** Returns the ids in a step's input, for its log lines; other fields may be personal data. */
function idsOf(event: unknown): Record<string, unknown> {
  const ids = z.safeParse(z.object({ orderNo: z.optional(z.string()), token: z.optional(z.string()) }), event)
  return ids.success ? ids.data : {}
}
