import * as z from 'zod/mini'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { noInput } from '../../lib/http/fields.ts'
import { openRecord, recordKeys, recordShapes } from '../../lib/store/records.ts'

export const handler = endpoint(
  {
    auth: borrower({ items: recordKeys }),
    input: noInput,
    output: z.array(z.extend(recordShapes.profile, { is_work_auth: z.int(), is_relation_auth: z.int() })),
  },
  async ({ user, loaded }) => ({
    results: [
      {
        ...(await openRecord(user, 'profile', loaded.profile)),
        is_work_auth: loaded.work ? 1 : 0,
        is_relation_auth: loaded.relation ? 1 : 0,
      },
    ],
  }),
)
