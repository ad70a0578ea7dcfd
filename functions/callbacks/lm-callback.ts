import { callback } from '../../lib/http/callback.ts'
import { keys } from '../../lib/store/keys.ts'
import { get } from '../../lib/table/read.ts'
import { tokenShape } from '../../lib/vendors/data-provider.ts'
import { identityData } from '../../lib/vendors/identity-data.ts'
import { wakeFromCallback } from '../../lib/verification/wake.ts'

/**
 * Receives the data vendor's callback about a task. It is unsigned, so it only triggers a poll: we fetch the result ourselves.
 */
export const handler = callback(async ({ rawBody }) => {
  const vendor = await identityData()
  const claim = vendor.readCallback(rawBody)
  const task = claim && tokenShape.test(claim.token) ? await get(keys.task(claim.token)) : undefined
  if (task) await wakeFromCallback(task.token)
  return vendor.callbackReply(task !== undefined)
})
