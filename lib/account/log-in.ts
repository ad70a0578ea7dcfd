import { Failure } from '../domain/failure.ts'
import { passwordMatches } from '../platform/password.ts'
import type { Guard, Write } from '../store/commit.ts'
import { equals } from '../store/expressions.ts'
import { keys } from '../store/keys.ts'
import { networksAfter } from '../store/login.ts'
import { countedLogin } from './counted-login.ts'

/** Hash of nothing that anybody has: an unknown mobile costs the same time as a wrong password. */
const NOBODY = 'argon2id$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='

/**
 * Whose the mobile is when the password is right, and the write that notes the address as known, on condition that the password
 * still is: it belongs into the write of the session, because a login that is under way must not outlive a change of the
 * password. LOGIN_INVALID tells no more than that, TOO_MANY_TRIES comes first.
 */
export async function logIn(request: {
  mobile: string
  password: string
  ip: string
  now: number
}): Promise<{ userId: number; stillRight: Write & { guard: Guard }; forgetTries: () => Promise<void> }> {
  const { mobileIndex, ipIndex, login, forgetTries } = await countedLogin(request)
  const right = await passwordMatches(request.password, login?.passwordHash ?? NOBODY)
  if (!login || !right) throw new Failure('LOGIN_INVALID')
  const stillRight = {
    update: keys.login(mobileIndex),
    changes: { set: { networks: networksAfter(login, ipIndex, request.now) } },
    guard: { name: 'passwordUnchanged', holds: equals('passwordHash', login.passwordHash) },
  }
  return { userId: login.userId, stillRight, forgetTries }
}
