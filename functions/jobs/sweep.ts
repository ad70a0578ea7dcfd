import * as z from 'zod/mini'
import { sweep } from '../../lib/jobs/sweep.ts'
import { step } from '../../lib/platform/step.ts'

/** Finds verifications and disbursements whose workflow was lost, and starts them again. `all` looks before they are due. */
export const handler = step(z.object({ all: z.optional(z.boolean()) }), async ({ all }, now) =>
  sweep(now, all === true),
)
