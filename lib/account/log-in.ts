import { Failure } from '../domain/failure.ts'
import { passwordMatches } from '../platform/password.ts'
import { keys } from '../store/keys.ts'
import { isKnownFrom, networksAfter } from '../store/session.ts'
import type { Guard, Write } from '../table/commit.ts'
import { equals } from '../table/expressions.ts'
import { countedLogin } from './counted-login.ts'
import { countMobile } from './spraying.ts'

/** A hash that no password has: an unknown mobile costs the same time as a wrong password. */
const UNMATCHED_HASH = 'argon2id$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='

/**
 * Checks a password; returns the mobile's owner, and the write that marks the address as known, on condition that the
 * password is unchanged. It belongs in the transaction that stores the session, because a login in progress must not
 * outlive a change of the password.
 *
 * LOGIN_INVALID does not say which part was wrong. TOO_MANY_TRIES comes first: the tries at the mobile are used up, or
 * those of the address at different mobiles, unless the owner signed in from there within 30 days.
 */
export async function logIn(request: {
  mobile: string
  password: string
  ip: string
  now: number
}): Promise<{ userId: number; stillRight: Write & { guard: Guard }; forgetTries: () => Promise<void> }> {
  const [counted, spraying] = await Promise.all([countedLogin(request), countMobile(request)])
  const { mobileIndex, ipIndex, login } = counted
  if (spraying.tooMany && !isKnownFrom(login, ipIndex, request.now)) throw new Failure('TOO_MANY_TRIES')
  const right = await passwordMatches(request.password, login?.passwordHash ?? UNMATCHED_HASH)
  if (!login || !right) throw new Failure('LOGIN_INVALID')
  const stillRight = {
    update: keys.login(mobileIndex),
    changes: { set: { networks: networksAfter(login, ipIndex, request.now) } },
    guard: { name: 'passwordUnchanged', condition: equals('passwordHash', login.passwordHash) },
  }
  const forgetTries = async () => {
    await Promise.all([counted.forgetTries(), spraying.forget()])
  }
  return { userId: login.userId, stillRight, forgetTries }
}
