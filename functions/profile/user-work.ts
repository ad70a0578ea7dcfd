import * as z from 'zod/mini'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { noInput } from '../../lib/http/fields.ts'
import { keys } from '../../lib/store/keys.ts'
import { openRecord, recordShapes } from '../../lib/store/records.ts'

export const handler = endpoint(
  {
    auth: borrower({ items: (userId) => ({ work: keys.work(userId) }) }),
    input: noInput,
    output: z.array(recordShapes.work),
  },
  async ({ user, loaded }) => ({ results: [await openRecord(user, 'work', loaded.work)] }),
)
