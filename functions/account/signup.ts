import * as z from 'zod/mini'
import { networkOf } from '../../lib/account/network.ts'
import { newSession, signedIn } from '../../lib/account/sessions.ts'
import { signUp } from '../../lib/account/sign-up.ts'
import { Failure } from '../../lib/domain/failure.ts'
import { passwordFault } from '../../lib/domain/password-policy.ts'
import { open } from '../../lib/http/auth/auth.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { mobile, newPassword, smsCode } from '../../lib/http/person-fields.ts'
import { blindIndex } from '../../lib/platform/sealing.ts'
import { checkCode } from '../../lib/store/sms-code.ts'

export const handler = endpoint(
  {
    auth: open,
    input: z.object({
      mobile: mobile('MOBILE_REQUIRED'),
      password: newPassword('PASSWORD_REQUIRED'),
      code: smsCode({ required: 'CODE_REQUIRED', max: 10, tooLong: 'CODE_INVALID' }),
    }),
    output: z.array(z.object({ mobile: z.string(), token: z.string(), expiry_timestamp: z.int() })),
  },
  async ({ input, call, now }) => {
    const { mobile, password, code } = input
    const fault = passwordFault(password, mobile)
    if (fault) throw new Failure(fault)
    const [mobileIndex, ipIndex] = await Promise.all([
      blindIndex('mobile', mobile),
      blindIndex('ip', networkOf(call.ip)),
    ])
    // The code is checked before the registration, so that only the mobile's owner learns whether it is registered.
    const useCode = await checkCode({ mobileIndex, ipIndex, purpose: 'signup', code }, now)
    const session = newSession(now)
    const userId = await signUp({ mobile, mobileIndex, ipIndex, password, useCode, session, now })
    return { results: await signedIn(userId, mobile, session, now) }
  },
)
