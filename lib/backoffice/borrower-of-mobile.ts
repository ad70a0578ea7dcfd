import { blindIndex } from '../platform/sealing.ts'
import { keys } from '../store/keys.ts'
import type { User } from '../store/user.ts'
import { get } from '../table/read.ts'

/** Finds the borrower of a mobile by its keyed hash: no mobile is stored in clear. */
export async function borrowerOfMobile(mobile: string): Promise<User | undefined> {
  const login = await get(keys.login(await blindIndex('mobile', mobile)))
  return login && get(keys.user(login.userId))
}
