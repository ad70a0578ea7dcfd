import * as z from 'zod/mini'
import { borrowerWith } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { nothing } from '../../lib/http/fields.ts'
import { keys } from '../../lib/store/keys.ts'
import { openRecord } from '../../lib/store/profile.ts'
import type { ProfileRecords, Relation } from '../../lib/store/records.ts'

const empty: Relation = {
  linkman_relation_fir: [],
  linkman_name_fir: '',
  linkman_tel_fir: '',
  linkman_relation_sec: [],
  linkman_name_sec: '',
  linkman_tel_sec: '',
}

export const handler = endpoint(
  {
    auth: borrowerWith<Pick<ProfileRecords, 'relation'>>((userId) => ({ relation: keys.relation(userId) })),
    input: nothing,
    output: z.array(
      z.object({
        linkman_relation_fir: z.array(z.string()),
        linkman_name_fir: z.string(),
        linkman_tel_fir: z.string(),
        linkman_relation_sec: z.array(z.string()),
        linkman_name_sec: z.string(),
        linkman_tel_sec: z.string(),
      }),
    ),
  },
  async ({ user, loaded }) => ({ results: [await openRecord(user, 'relation', loaded.relation, empty)] }),
)
