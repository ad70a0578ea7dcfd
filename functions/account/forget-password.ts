import * as z from 'zod/mini'
import { changePassword } from '../../lib/account/change-password.ts'
import { countedLogin } from '../../lib/account/counted-login.ts'
import { throwUnlessTailKnown } from '../../lib/account/identity-tail.ts'
import { Failure } from '../../lib/domain/failure.ts'
import { passwordFault } from '../../lib/domain/password-policy.ts'
import { open } from '../../lib/http/auth/auth.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { identityNo, mobile, newPassword, smsCode } from '../../lib/http/person-fields.ts'
import { checkCode } from '../../lib/store/sms-code.ts'
import { commit } from '../../lib/table/commit.ts'

/** Ends all sessions. The code is checked first, so that only the mobile's owner learns anything about the account. */
export const handler = endpoint(
  {
    auth: open,
    input: z.object({
      mobile: mobile('RESET_MOBILE_REQUIRED'),
      code: smsCode({ required: 'RESET_CODE_REQUIRED', max: 10, tooLong: 'CODE_INVALID' }),
      password: newPassword('RESET_PASSWORD_REQUIRED'),
      card_mantissa: identityNo({ max: 10, tooLong: 'IDENTITY_TAIL_WRONG' }),
    }),
  },
  async ({ input, call, now }) => {
    const { mobile, code, password, card_mantissa } = input
    const fault = passwordFault(password, mobile)
    if (fault) throw new Failure(fault)
    // The reads run early, but nothing of them is answered before the code was right.
    const { mobileIndex, ipIndex, login, forgetTries } = await countedLogin({ mobile, ip: call.ip, now })
    const useCode = await checkCode({ mobileIndex, ipIndex, purpose: 'reset', code }, now)
    if (!login) throw new Failure('MOBILE_UNKNOWN')
    await throwUnlessTailKnown(login.userId, card_mantissa)
    const { userId, passwordHash: oldHash } = login
    const change = await changePassword({ userId, mobileIndex, oldHash, password, keep: {} })
    await Promise.all([commit(...change, useCode), forgetTries()])
    return { message: '设置成功' }
  },
)
