import * as z from 'zod/mini'
import { sendCode } from '../../lib/account/send-code.ts'
import { isMobile } from '../../lib/domain/people.ts'
import { open } from '../../lib/http/auth/auth.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { shaped } from '../../lib/http/fields.ts'

export const handler = endpoint(
  { auth: open, input: z.object({ mobile: shaped(isMobile, 'MOBILE_INVALID') }) },
  async ({ input, call, now }) => {
    await sendCode({ mobile: input.mobile, ip: call.ip, purpose: 'reset', now })
    return {}
  },
)
