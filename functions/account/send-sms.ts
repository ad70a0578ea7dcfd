import * as z from 'zod/mini'
import { step } from '../../lib/platform/step.ts'
import { smsSender } from '../../lib/vendors/index.ts'
import { sendAndTell } from '../../lib/vendors/sms/by-function.ts'

/** A borrower waits for the code: all providers together have this long. */
const WITHIN_MS = 6_000

const input = z.object({
  mobile: z.string(),
  template: z.enum(['signup-code', 'reset-code', 'already-registered']),
  params: z.record(z.string(), z.string()),
})

/** Sends one message, for the routes that make codes. */
export const handler = step(input, async (message) => sendAndTell(smsSender(WITHIN_MS), message))
