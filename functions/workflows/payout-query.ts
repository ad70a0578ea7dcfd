import * as z from 'zod/mini'
import { queryPayout } from '../../lib/lending/payout/query.ts'
import { step } from '../../lib/platform/step.ts'
import { payoutCalls } from '../../lib/vendors/index.ts'

/** Asks the provider for a disbursement's status, and books a final answer. */
export const handler = step(z.object({ orderNo: z.string(), round: z.number() }), async ({ orderNo, round }, now) =>
  queryPayout(await payoutCalls(), orderNo, round, now),
)
