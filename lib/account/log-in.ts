import { Failure } from '../domain/failure.ts'
import { passwordMatches } from '../platform/password.ts'
import { blindIndex } from '../platform/sealing.ts'
import { keys } from '../store/keys.ts'
import type { Login } from '../store/login.ts'
import { get } from '../store/read.ts'
import { networkOf } from './network.ts'
import { countTry } from './throttle.ts'

/** Hash of nothing that anybody has: an unknown mobile costs the same time as a wrong password. */
const NOBODY = 'argon2id$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='

/** The borrower's id when the password is right; LOGIN_INVALID tells no more than that, TOO_MANY_TRIES comes first. */
export async function logIn(request: { mobile: string; password: string; ip: string; now: number }): Promise<number> {
  const { mobile, password, ip, now } = request
  const [mobileIndex, ipIndex] = await Promise.all([blindIndex('mobile', mobile), blindIndex('ip', networkOf(ip))])
  const [login, forgetTries] = await Promise.all([
    get<Login>(keys.login(mobileIndex)),
    countTry(mobileIndex, ipIndex, now),
  ])
  const right = await passwordMatches(password, login?.passwordHash ?? NOBODY)
  if (!login || !right) throw new Failure('LOGIN_INVALID')
  await forgetTries()
  return login.userId
}
