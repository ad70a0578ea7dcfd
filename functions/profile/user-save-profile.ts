import * as z from 'zod/mini'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { list, text } from '../../lib/http/fields.ts'
import { saveRecord } from '../../lib/store/records.ts'

export const handler = endpoint(
  {
    auth: borrower(),
    input: z.object({
      live_area: list({ required: 'LIVE_AREA_REQUIRED' }),
      live_addr: text({ required: 'LIVE_ADDRESS_REQUIRED', max: 50 }),
      live_time: list({ required: 'LIVE_TIME_REQUIRED', max: 10 }),
    }),
  },
  async ({ user, input, now }) => {
    await saveRecord(user, 'profile', input, now)
    return { message: '保存成功' }
  },
)
