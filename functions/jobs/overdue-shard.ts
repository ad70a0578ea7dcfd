import * as z from 'zod/mini'
import { ageShards } from '../../lib/lending/overdue/age-shards.ts'
import { step } from '../../lib/platform/step.ts'

const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))

/** Runs one worker of a night: ages its shards; the workflow calls again until they are done. */
export const handler = step(z.object({ date, since: date, shards: z.array(z.int()) }), async (work, now) => ({
  ...work,
  ...(await ageShards(work, now)),
}))
