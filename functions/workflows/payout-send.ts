import * as z from 'zod/mini'
import { sendPayout } from '../../lib/lending/payout/send.ts'
import { step } from '../../lib/platform/step.ts'
import * as payments from '../../lib/vendors/payments.ts'

/** Sends a disbursement to the provider once: a second execution cannot claim the order and only queries it. */
export const handler = step(z.object({ orderNo: z.string() }), async ({ orderNo }, now) =>
  sendPayout(await payments.payouts(), orderNo, now),
)
