import { gunzipSync } from 'node:zlib'
import { vaultOf } from '../../lib/platform/sealing.ts'
import { keys } from '../../lib/store/keys.ts'
import type { StoredResult } from '../../lib/store/result.ts'
import type { User } from '../../lib/store/user.ts'
import { get } from '../../lib/table/read.ts'
import { testStack } from './test-stack.ts'

/**
 * Reads what was collected, as nobody but the borrower's key can: undefined before it is there. The application itself never
 * reads it back; its role may not.
 */
export function resultReader() {
  return async (user: Pick<User, 'id' | 'dataKey'>, token: string): Promise<unknown> => {
    const item = await get<StoredResult>(keys.taskResult(token))
    if (!item) return undefined
    const sealed = item.object === undefined ? item.content : testStack.objects.all()[item.object]
    if (!sealed) throw new Error(`The result of task ${token} is not where its item says`)
    return JSON.parse(gunzipSync((await vaultOf(user)).unsealBytes(`result|${token}`, sealed)).toString('utf8'))
  }
}
