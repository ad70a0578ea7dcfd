import * as z from 'zod/mini'
import { ageShard } from '../../lib/jobs/overdue-shard.ts'
import { step } from '../../lib/platform/step.ts'

/** Ages some pages of a shard; the workflow calls again until it is done. */
export const handler = step(
  z.object({ date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)), shard: z.int() }),
  async (work, now) => ({ ...work, ...(await ageShard(work, now)) }),
)
