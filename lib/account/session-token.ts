import type { webcrypto } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { Failure } from '../domain/failure.ts'
import { verifyJwt } from '../platform/jwt.ts'
import { secrets } from '../platform/secrets.ts'

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
  const { sub, sid } = await verifyJwt(() =>
    jwtVerify(token, key, { algorithms: ['HS256'], audience: 'borrower', currentDate: new Date(nowMs) }),
  )
  if (!sub || typeof sid !== 'string') throw new Failure('NOT_SIGNED_IN')
  return { userId: Number(sub), sid }
}

let imported: Promise<webcrypto.CryptoKey> | undefined

/** As a CryptoKey, once per process: jose would import raw bytes anew for each token, a third of a check's time. */
function sessionKey(): Promise<webcrypto.CryptoKey> {
  imported ??= importKey()
  // What could not be had is asked for again by the next request.
  imported.catch(() => (imported = undefined))
  return imported
}

async function importKey(): Promise<webcrypto.CryptoKey> {
  const [key = ''] = await secrets('session-key')
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', Buffer.from(key, 'base64'), hmac, false, ['sign', 'verify'])
}
