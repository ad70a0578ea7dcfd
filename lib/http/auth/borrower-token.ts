import { jwtVerify, SignJWT } from 'jose'
import { Failure } from '../../domain/failure.ts'
import { secrets } from '../../platform/secrets.ts'
import { verified } from './token.ts'

/** A borrower's token is ours: HS256, audience `borrower`. */
export interface BorrowerClaims {
  userId: number
  sid: string
}

export async function signBorrowerToken(claims: BorrowerClaims, nowS: number, expS: number): Promise<string> {
  return new SignJWT({ sid: claims.sid })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(String(claims.userId))
    .setAudience('borrower')
    .setIssuedAt(nowS)
    .setExpirationTime(expS)
    .sign(await sessionKey())
}

/** NOT_SIGNED_IN unless it is ours, whole and not expired. Whether its session still lives, the user item says. */
export async function readBorrowerToken(token: string, nowMs: number): Promise<BorrowerClaims> {
  const key = await sessionKey()
  const { sub, sid } = await verified(() =>
    jwtVerify(token, key, { algorithms: ['HS256'], audience: 'borrower', currentDate: new Date(nowMs) }),
  )
  if (!sub || typeof sid !== 'string') throw new Failure('NOT_SIGNED_IN')
  return { userId: Number(sub), sid }
}

async function sessionKey(): Promise<Uint8Array> {
  const [key = ''] = await secrets('session-key')
  return Buffer.from(key, 'base64')
}
