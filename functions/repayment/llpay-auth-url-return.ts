import { callback, redirect, textIn } from '../../lib/http/callback.ts'
import { config } from '../../lib/platform/config.ts'
import * as payments from '../../lib/vendors/payments.ts'

/** Receives the browser's return from LianLian's payment page: chooses a page and changes nothing. */
export const handler = callback(async ({ fields }) => {
  const result = (await payments.notices()).readRepaymentReturn(textIn(fields, 'res_data'))?.result
  const page = result === 'SUCCESS' || result === 'PROCESSING' ? 'success' : 'fail'
  return redirect(`${config.CLIENT_BASE_URL}/m/#/home/refund/${page}`)
})
