import * as z from 'zod/mini'
import { step } from '../../lib/platform/step.ts'
import { sendAndTell } from '../../lib/vendors/sms/by-function.ts'
import { smsSender } from '../../lib/vendors/sms.ts'

/** The borrower waits for the code: the limit for all providers together. */
const WITHIN_MS = 6_000

const input = z.object({
  mobile: z.string(),
  template: z.enum(['signup-code', 'reset-code', 'already-registered']),
  params: z.record(z.string(), z.string()),
})

/** Sends one message, for the routes that make codes. */
export const handler = step(input, async (message) => sendAndTell(smsSender(WITHIN_MS), message))
