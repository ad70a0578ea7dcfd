import { seconds } from '../domain/calendar.ts'
import { newSecretId } from '../platform/ids.ts'
import { SESSION_S } from '../store/user.ts'
import { signBorrowerToken } from './session-token.ts'

export interface NewSession {
  sid: string
  /** Unix seconds */
  expires: number
}

export const newSession = (now: number): NewSession => ({ sid: newSecretId(), expires: seconds(now) + SESSION_S })

/** Builds the answer of `signup` and `login`. */
export async function signedIn(userId: number, mobile: string, session: NewSession, now: number) {
  const token = await signBorrowerToken({ userId, sid: session.sid }, seconds(now), session.expires)
  return [{ mobile, token, expiry_timestamp: session.expires }]
}
