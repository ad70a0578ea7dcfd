import * as z from 'zod/mini'
import { step } from '../../lib/platform/step.ts'
import { keys } from '../../lib/store/keys.ts'
import { isOpen } from '../../lib/store/verification.ts'
import { get } from '../../lib/table/read.ts'
import { failTask } from '../../lib/verification/outcome.ts'

/** Ends a verification whose vendor did not answer through all retries, so that it does not stay busy forever. */
export const handler = step(z.object({ token: z.string() }), async ({ token }) => {
  const task = await get(keys.task(token))
  if (task && isOpen(task))
    await failTask(task, { ours: true, code: 'vendor-down', message: 'the vendor did not answer' })
})
