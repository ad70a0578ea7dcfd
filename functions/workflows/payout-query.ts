import * as z from 'zod/mini'
import { queryPayout } from '../../lib/lending/payout/query.ts'
import { step } from '../../lib/platform/step.ts'
import * as payments from '../../lib/vendors/payments.ts'

/** Asks the provider for a disbursement's status, and books a final answer. */
export const handler = step(z.object({ orderNo: z.string(), round: z.number() }), async ({ orderNo, round }, now) =>
  queryPayout(await payments.payouts(), orderNo, round, now),
)
