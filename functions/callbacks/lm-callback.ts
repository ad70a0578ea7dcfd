import { callback, textIn } from '../../lib/http/callback.ts'
import { keys } from '../../lib/store/keys.ts'
import { get } from '../../lib/store/read.ts'
import { isOpen, type Task } from '../../lib/store/verification.ts'
import { dataProvider } from '../../lib/vendors/wired.ts'
import { wake } from '../../lib/verification/wake.ts'

/** A person's typing and a client's waiting wake too; from a vendor's unsigned hints this many are heard. */
const WAKES_MAX = 20

/** Limu says that something happened to a task. Unsigned, so it is only a hint to look: the result is fetched by us. */
export const handler = callback(async ({ fields }) => {
  const claim = (await dataProvider()).readCallback({
    token: textIn(fields, 'token'),
    bizType: textIn(fields, 'bizType'),
    code: textIn(fields, 'code'),
    msg: textIn(fields, 'msg'),
    uid: textIn(fields, 'uid'),
  })
  const task = claim && /^[0-9A-Za-z-]{8,64}$/.test(claim.token) ? await get<Task>(keys.task(claim.token)) : undefined
  if (!task) return { statusCode: 200, body: 'failure' }
  if (isOpen(task) && task.wakes < WAKES_MAX) await wake(task.token)
  return { statusCode: 200, body: 'success' }
})
