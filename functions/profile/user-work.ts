import * as z from 'zod/mini'
import { borrowerWith } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { nothing } from '../../lib/http/fields.ts'
import { keys } from '../../lib/store/keys.ts'
import { openRecord } from '../../lib/store/profile.ts'
import type { ProfileRecords, Work } from '../../lib/store/records.ts'

const empty: Work = {
  industry: '',
  position: '',
  company_name: '',
  company_area: [],
  company_addr: '',
  company_tel: '',
}

export const handler = endpoint(
  {
    auth: borrowerWith<Pick<ProfileRecords, 'work'>>((userId) => ({ work: keys.work(userId) })),
    input: nothing,
    output: z.array(
      z.object({
        industry: z.string(),
        position: z.string(),
        company_name: z.string(),
        company_area: z.array(z.string()),
        company_addr: z.string(),
        company_tel: z.string(),
      }),
    ),
  },
  async ({ user, loaded }) => ({ results: [await openRecord(user, 'work', loaded.work, empty)] }),
)
