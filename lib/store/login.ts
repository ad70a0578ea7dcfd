import type { Guard, Key, Write } from './commit.ts'
import { absent } from './expressions.ts'
import { keys } from './keys.ts'

/** How a mobile becomes a borrower. Found by a keyed hash of the mobile, which is nowhere in a key. */
export interface Login extends Key {
  userId: number
  passwordHash: string
}

const mobileFree: Guard = { name: 'mobileFree', holds: absent(), otherwise: 'MOBILE_TAKEN' }

export const claimMobile = (mobileIndex: string, login: Omit<Login, keyof Key>): Write => ({
  put: { ...keys.login(mobileIndex), ...login },
  guard: mobileFree,
})
