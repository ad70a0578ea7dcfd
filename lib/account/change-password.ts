import { hashPassword } from '../platform/password.ts'
import { keys } from '../store/keys.ts'
import type { Write } from '../table/commit.ts'
import { equals, exists } from '../table/expressions.ts'

/**
 * Builds the writes that set a new password and end sessions: all of them, or all but the caller's. A password that was
 * changed in the meantime is not overwritten.
 */
export async function changePassword(given: {
  userId: number
  mobileIndex: string
  oldHash: string
  password: string
  keep: Record<string, number>
}): Promise<Write[]> {
  const { userId, mobileIndex, oldHash, password, keep } = given
  return [
    {
      update: keys.login(mobileIndex),
      changes: { set: { passwordHash: await hashPassword(password) } },
      guard: { name: 'passwordUnchanged', condition: equals('passwordHash', oldHash), failure: 'PASSWORD_WRONG' },
    },
    {
      update: keys.user(userId),
      changes: { set: { sessions: keep } },
      guard: { name: 'userThere', condition: exists() },
    },
  ]
}
