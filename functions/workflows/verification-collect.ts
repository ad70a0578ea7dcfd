import * as z from 'zod/mini'
import { step } from '../../lib/platform/step.ts'
import { keys } from '../../lib/store/keys.ts'
import { get } from '../../lib/store/read.ts'
import { storeResult } from '../../lib/store/result.ts'
import { isOpen, type Task } from '../../lib/store/verification.ts'
import { dataProvider } from '../../lib/vendors/wired.ts'
import { finish } from '../../lib/verification/poll.ts'

/** Fetches what the vendor collected, stores it encrypted and closes the verification. Harmless when repeated. */
export const handler = step(z.object({ token: z.string() }), async ({ token }, now) => {
  const task = await get<Task>(keys.task(token))
  if (!task || !isOpen(task)) return
  const vendor = await dataProvider()
  await storeResult(task, await vendor.result(task.kind, token), now)
  await finish(task, now)
})
