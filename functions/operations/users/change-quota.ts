import * as z from 'zod/mini'
import { proposeChange } from '../../../lib/account/quota.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id, reason, wholeNumber } from '../../../lib/http/fields.ts'
import { keys } from '../../../lib/store/keys.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'

/** Proposes a change of a borrower's quota in whole yuan, up or (negative) down; another operator decides it. */
export const handler = endpoint(
  {
    auth: operator('risk', 'admin'),
    input: z.object({
      id: id('NO_SUCH_BORROWER'),
      change: wholeNumber(),
      reason: reason(),
    }),
  },
  async ({ input: { id: userId, change, reason }, operator: { name }, now }) => {
    const user = await get(keys.user(userId))
    await commit(...proposeChange(user, { operator: name, changeFen: change * 100, reason }, now))
    return { message: 'Proposed' }
  },
)
