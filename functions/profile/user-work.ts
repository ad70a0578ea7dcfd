import * as z from 'zod/mini'
import { borrowerWith } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { nothing } from '../../lib/http/fields.ts'
import { keys } from '../../lib/store/keys.ts'
import { openRecord, type ProfileRecords, recordShapes } from '../../lib/store/records.ts'

export const handler = endpoint(
  {
    auth: borrowerWith<Pick<ProfileRecords, 'work'>>((userId) => ({ work: keys.work(userId) })),
    input: nothing,
    output: z.array(recordShapes.work),
  },
  async ({ user, loaded }) => ({ results: [await openRecord(user, 'work', loaded.work)] }),
)
