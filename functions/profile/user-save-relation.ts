import * as z from 'zod/mini'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { list, text } from '../../lib/http/fields.ts'
import { saveRecord } from '../../lib/store/records.ts'

/** Relations come as the client's list codes (`"0"`…`"4"`) or as words; both are kept as sent. */
export const handler = endpoint(
  {
    auth: borrower,
    input: z.object({
      linkman_relation_fir: list({ required: 'FIRST_RELATION_REQUIRED', max: 4 }),
      linkman_name_fir: text({ required: 'FIRST_NAME_REQUIRED', max: 10 }),
      linkman_tel_fir: text({ required: 'FIRST_TEL_REQUIRED', max: 11 }),
      linkman_relation_sec: list({ required: 'SECOND_RELATION_REQUIRED', max: 4 }),
      linkman_name_sec: text({ required: 'SECOND_NAME_REQUIRED', max: 10 }),
      linkman_tel_sec: text({ required: 'SECOND_TEL_REQUIRED', max: 11 }),
    }),
  },
  async ({ user, input, now }) => {
    await saveRecord(user, 'relation', input, now)
    return { message: '保存成功' }
  },
)
