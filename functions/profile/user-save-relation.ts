import * as z from 'zod/mini'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { list } from '../../lib/http/fields.ts'
import { personName, telephone } from '../../lib/http/person-fields.ts'
import { saveRecord } from '../../lib/store/records.ts'

/** Relations come as the client's list codes (`"0"`…`"4"`) or as text; both are kept as sent. */
export const handler = endpoint(
  {
    auth: borrower(),
    input: z.object({
      linkman_relation_fir: list({ required: 'FIRST_RELATION_REQUIRED', max: 4 }),
      linkman_name_fir: personName('FIRST_NAME_REQUIRED'),
      linkman_tel_fir: telephone('FIRST_TEL_REQUIRED'),
      linkman_relation_sec: list({ required: 'SECOND_RELATION_REQUIRED', max: 4 }),
      linkman_name_sec: personName('SECOND_NAME_REQUIRED'),
      linkman_tel_sec: telephone('SECOND_TEL_REQUIRED'),
    }),
  },
  async ({ user, input, now }) => {
    await saveRecord(user, 'relation', input, now)
    return { message: '保存成功' }
  },
)
