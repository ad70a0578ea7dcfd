import { blindIndex } from '../platform/sealing.ts'
import { keys } from '../store/keys.ts'
import type { Login } from '../store/session.ts'
import { get } from '../table/read.ts'
import { networkOf } from './network.ts'
import { countTry } from './throttle.ts'

/**
 * Counts a try at a mobile and reads its login in the same round trip; undefined for an unknown mobile. Throws
 * TOO_MANY_TRIES. `forgetTries` is called once the caller has proved to be the owner.
 */
export async function countedLogin({ mobile, ip, now }: { mobile: string; ip: string; now: number }): Promise<{
  mobileIndex: string
  ipIndex: string
  login: Login | undefined
  forgetTries: () => Promise<void>
}> {
  const [mobileIndex, ipIndex] = await Promise.all([blindIndex('mobile', mobile), blindIndex('ip', networkOf(ip))])
  const [forgetTries, login] = await Promise.all([countTry(mobileIndex, ipIndex, now), get(keys.login(mobileIndex))])
  return { mobileIndex, ipIndex, login, forgetTries }
}
