import * as z from 'zod/mini'
import { step } from '../../lib/platform/step.ts'
import { keys } from '../../lib/store/keys.ts'
import { isOpen } from '../../lib/store/verification.ts'
import { get } from '../../lib/table/read.ts'
import { identityData } from '../../lib/vendors/identity-data.ts'
import { type Next, recordStatus } from '../../lib/verification/poll.ts'

/** Asks the vendor for a verification's status and records it. */
export const handler = step(z.object({ token: z.string() }), async ({ token }, now): Promise<Next> => {
  const task = await get(keys.task(token))
  if (!task || !isOpen(task)) return { token, next: 'end', wakes: 0, waitS: 0 }
  const vendor = await identityData()
  return recordStatus(task, await vendor.status(task.kind, token), now)
})
