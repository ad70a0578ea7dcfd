import * as z from 'zod/mini'
import { endNight } from '../../lib/lending/overdue/end.ts'
import { WORKERS } from '../../lib/lending/overdue/limits.ts'
import { step } from '../../lib/platform/step.ts'

/** Ends the night of a date: records that it is done, or that some workers are not. */
export const handler = step(
  z.object({ date: z.string(), workers: z.array(z.looseObject({ done: z.boolean() })) }),
  // Counts all workers, so that an execution started by hand for a few shards does not end the night.
  async ({ date, workers }, now) => endNight(date, WORKERS - workers.filter(({ done }) => done).length, now),
)
