import * as z from 'zod/mini'
import { endNight } from '../../lib/jobs/overdue-end.ts'
import { step } from '../../lib/platform/step.ts'

/** Ends the night of a date: notes that it is done, or that some workers are not. */
export const handler = step(
  z.object({ date: z.string(), workers: z.array(z.looseObject({ done: z.boolean() })) }),
  async ({ date, workers }, now) => endNight(date, workers.filter(({ done }) => !done).length, now),
)
