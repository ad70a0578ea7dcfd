import { Failure } from '../domain/failure.ts'
import { blindIndex } from '../platform/sealing.ts'
import { keys } from '../store/keys.ts'
import { isKnownFrom, type Login } from '../store/login.ts'
import { get } from '../store/read.ts'
import { networkOf } from './network.ts'
import { countMobile } from './spraying.ts'
import { countTry } from './throttle.ts'

export interface CountedLogin {
  mobileIndex: string
  ipIndex: string
  /** Absent when the mobile is not registered. */
  login: Login | undefined
  /** Takes the tries back; for a caller who proved to be the owner. */
  forgetTries: () => Promise<void>
}

/**
 * The login of a mobile, read in the trip in which a try at it is counted. Throws TOO_MANY_TRIES when the tries at the mobile
 * are used up, or when too many mobiles were tried from the address; the latter does not stop a mobile whose owner signed in
 * from there within 30 days.
 */
export async function countedLogin(request: { mobile: string; ip: string; now: number }): Promise<CountedLogin> {
  const { now } = request
  const network = networkOf(request.ip)
  const { mobileIndex, ipIndex } = await indexes(request)
  const [forgetTries, spraying, login] = await Promise.all([
    countTry(mobileIndex, ipIndex, now),
    countMobile({ mobileIndex, ipIndex, network, now }),
    get<Login>(keys.login(mobileIndex)),
  ])
  if (spraying.tooMany && !isKnownFrom(login, ipIndex, now)) throw new Failure('TOO_MANY_TRIES')
  const forgetAll = async () => {
    await Promise.all([forgetTries(), spraying.forget()])
  }
  return { mobileIndex, ipIndex, login, forgetTries: forgetAll }
}

/** The same for a caller with a session, who is no stranger trying mobiles: only the tries at the own one are counted. */
export async function countedOwnLogin(request: { mobile: string; ip: string; now: number }): Promise<CountedLogin> {
  const { mobileIndex, ipIndex } = await indexes(request)
  const [forgetTries, login] = await Promise.all([
    countTry(mobileIndex, ipIndex, request.now),
    get<Login>(keys.login(mobileIndex)),
  ])
  return { mobileIndex, ipIndex, login, forgetTries }
}

async function indexes({ mobile, ip }: { mobile: string; ip: string }) {
  const [mobileIndex, ipIndex] = await Promise.all([blindIndex('mobile', mobile), blindIndex('ip', networkOf(ip))])
  return { mobileIndex, ipIndex }
}
