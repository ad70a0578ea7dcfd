import * as z from 'zod/mini'
import { borrowerWith } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { nothing } from '../../lib/http/fields.ts'
import { openRecord, profileKeys } from '../../lib/store/profile.ts'
import type { Profile, ProfileRecords } from '../../lib/store/records.ts'

const empty: Profile = { live_area: [], live_addr: '', live_time: [] }

export const handler = endpoint(
  {
    auth: borrowerWith<ProfileRecords>(profileKeys),
    input: nothing,
    output: z.array(
      z.object({
        live_area: z.array(z.string()),
        live_addr: z.string(),
        live_time: z.array(z.string()),
        is_work_auth: z.int(),
        is_relation_auth: z.int(),
      }),
    ),
  },
  async ({ user, loaded }) => ({
    results: [
      {
        ...(await openRecord(user, 'profile', loaded.profile, empty)),
        is_work_auth: loaded.work ? 1 : 0,
        is_relation_auth: loaded.relation ? 1 : 0,
      },
    ],
  }),
)
