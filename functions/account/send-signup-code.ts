import * as z from 'zod/mini'
import { sendCode } from '../../lib/account/send-code.ts'
import { open } from '../../lib/http/auth/auth.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { mobile } from '../../lib/http/person-fields.ts'

export const handler = endpoint({ auth: open, input: z.object({ mobile: mobile() }) }, async ({ input, call, now }) => {
  await sendCode({ mobile: input.mobile, ip: call.ip, purpose: 'signup', now })
  return {}
})
