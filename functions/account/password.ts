import * as z from 'zod/mini'
import { changePassword } from '../../lib/account/change-password.ts'
import { countedLogin } from '../../lib/account/counted-login.ts'
import { Failure } from '../../lib/domain/failure.ts'
import { passwordFault } from '../../lib/domain/password-policy.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { newPassword, password } from '../../lib/http/person-fields.ts'
import { passwordMatches } from '../../lib/platform/password.ts'
import { vaultOf } from '../../lib/platform/sealing.ts'
import { commit } from '../../lib/table/commit.ts'

/** Keeps the caller's session and ends all others. */
export const handler = endpoint(
  {
    auth: borrower(),
    input: z.object({
      old_password: password({ required: 'PASSWORDS_REQUIRED', max: 100, tooLong: 'PASSWORD_WRONG' }),
      new_password: newPassword('PASSWORDS_REQUIRED'),
      repeat_password: newPassword('PASSWORDS_REQUIRED'),
    }),
  },
  async ({ user, sid, input, call, now }) => {
    const mobile = (await vaultOf(user)).unseal('mobile', user.mobile)
    const fault = passwordFault(input.new_password, mobile)
    if (fault) throw new Failure(fault)
    if (input.new_password !== input.repeat_password) throw new Failure('PASSWORDS_DIFFER')
    const { mobileIndex, login, forgetTries } = await countedLogin({ mobile, ip: call.ip, now })
    if (!login || !(await passwordMatches(input.old_password, login.passwordHash))) throw new Failure('PASSWORD_WRONG')
    const keep = { [sid]: user.sessions[sid] ?? 0 }
    const { passwordHash: oldHash } = login
    const change = await changePassword({ userId: user.id, mobileIndex, oldHash, password: input.new_password, keep })
    await Promise.all([commit(...change), forgetTries()])
    return { message: '密码修改成功' }
  },
)
