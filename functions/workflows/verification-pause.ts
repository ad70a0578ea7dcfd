import * as z from 'zod/mini'
import { step } from '../../lib/platform/step.ts'
import { endPause } from '../../lib/platform/workflows.ts'
import { keys } from '../../lib/store/keys.ts'
import { noWakeSince } from '../../lib/store/verification.ts'
import { tryUpdate } from '../../lib/table/update.ts'
import { needs } from '../../lib/vendors/data-provider.ts'

/**
 * Begins a pause: stores the token that can end it early, unless something happened since the poll; then it ends at once. The
 * input that is wanted is published in the same write, so no input can arrive before the token is stored.
 */
export const handler = step(
  z.object({
    token: z.string(),
    wakes: z.number(),
    waitS: z.number(),
    pauseToken: z.string(),
    need: z.optional(z.enum(needs)),
  }),
  async ({ token, wakes, waitS, pauseToken, need }, now) => {
    const begun = await tryUpdate(
      keys.task(token),
      { set: { pauseToken, pausedUntil: now + waitS * 1000, ...(need ? { state: 'needs-input', need } : {}) } },
      noWakeSince(wakes, need),
    )
    if ('guard' in begun) await endPause(pauseToken)
  },
)
