import { blindIndex } from '../platform/sealing.ts'
import { auditUser } from '../store/audit.ts'
import type { Write } from '../store/commit.ts'
import { keys } from '../store/keys.ts'
import type { Login } from '../store/login.ts'
import { get } from '../store/read.ts'
import type { User } from '../store/user.ts'

/** The borrower of a mobile, found by its keyed hash: no mobile is stored in clear. */
export async function borrowerOfMobile(mobile: string): Promise<User | undefined> {
  const login = await get<Login>(keys.login(await blindIndex('mobile', mobile)))
  return login && get<User>(keys.user(login.userId))
}

/** Who looked at a borrower; written before anything is shown. */
export const lookedUp = (user: User, operator: string, action: 'find' | 'read-file', now: number): Write =>
  auditUser(user.id, { at: now, operator, action, before: '', after: '', why: '' })
