import * as z from 'zod/mini'
import { queryPayout } from '../../lib/lending/query-payout.ts'
import { step } from '../../lib/platform/step.ts'
import { payoutCalls } from '../../lib/vendors/wired.ts'

/** Asks the provider how a disbursement stands, and books a final answer. */
export const handler = step(z.object({ orderNo: z.string(), round: z.number() }), async ({ orderNo, round }, now) =>
  queryPayout(await payoutCalls(), orderNo, round, now),
)
