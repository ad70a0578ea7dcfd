import * as z from 'zod/mini'
import { sendPayout } from '../../lib/lending/payout/send.ts'
import { step } from '../../lib/platform/step.ts'
import { payoutCalls } from '../../lib/vendors/index.ts'

/** Sends a disbursement to the provider once: a second execution cannot claim the order and only queries it. */
export const handler = step(z.object({ orderNo: z.string() }), async ({ orderNo }, now) =>
  sendPayout(await payoutCalls(), orderNo, now),
)
