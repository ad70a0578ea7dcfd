import * as z from 'zod/mini'
import { forbid } from '../../../lib/account/forbid.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id, reason } from '../../../lib/http/fields.ts'
import { keys } from '../../../lib/store/keys.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'

/** Forbids a borrower to ask for anything new; reading and repaying stay possible. */
export const handler = endpoint(
  {
    auth: operator('risk', 'admin'),
    input: z.object({ id: id('NO_SUCH_BORROWER'), reason: reason() }),
  },
  async ({ input: { id: userId, reason }, operator: { name }, now }) => {
    await commit(...forbid(await get(keys.user(userId)), { operator: name, reason }, now))
    return { message: 'Forbidden' }
  },
)
