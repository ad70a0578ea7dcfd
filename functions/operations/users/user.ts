import * as z from 'zod/mini'
import { borrowerFile } from '../../../lib/backoffice/borrower-file.ts'
import { borrowerFileShape } from '../../../lib/backoffice/borrower-shape.ts'
import { dateOf } from '../../../lib/domain/calendar.ts'
import { Failure } from '../../../lib/domain/failure.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id } from '../../../lib/http/fields.ts'
import { keys } from '../../../lib/store/keys.ts'
import { auditLookup } from '../../../lib/store/look-up.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'

/** Returns a borrower's file. The reading is recorded in it. */
export const handler = endpoint(
  {
    auth: operator('reviewer', 'cashier', 'risk', 'admin'),
    input: z.object({ id: id('NO_SUCH_BORROWER') }),
    output: z.array(borrowerFileShape),
  },
  async ({ input, operator: { name }, now }) => {
    const user = await get(keys.user(input.id))
    if (!user) throw new Failure('NO_SUCH_BORROWER')
    await commit(auditLookup(user.id, { operator: name, now }, 'read-file'))
    return { results: [await borrowerFile(user, dateOf(now), now)] }
  },
)
