import * as z from 'zod/mini'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { list, text } from '../../lib/http/fields.ts'
import { telephone } from '../../lib/http/person-fields.ts'
import { saveRecord } from '../../lib/store/records.ts'

export const handler = endpoint(
  {
    auth: borrower(),
    input: z.object({
      industry: text({ required: 'INDUSTRY_REQUIRED', max: 20 }),
      position: text({ required: 'POSITION_REQUIRED', max: 20 }),
      company_name: text({ required: 'COMPANY_NAME_REQUIRED', max: 30 }),
      company_area: list({ required: 'COMPANY_AREA_REQUIRED' }),
      company_addr: text({ required: 'COMPANY_ADDRESS_REQUIRED', max: 50 }),
      company_tel: telephone('COMPANY_TEL_REQUIRED', 'COMPANY_TEL_LENGTH'),
    }),
  },
  async ({ user, input, now }) => {
    await saveRecord(user, 'work', input, now)
    return { message: '保存成功' }
  },
)
