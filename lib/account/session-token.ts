import type { webcrypto } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { Failure } from '../domain/failure.ts'
import { verifyJwt } from '../platform/jwt.ts'
import { secrets } from '../platform/secrets.ts'

/** Claims of a borrower's token, which we sign: HS256, audience `borrower`. */
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

/**
 * Reads a borrower's token; throws NOT_SIGNED_IN unless we signed it and it has not expired. The user item says whether its
 * session is still open.
 */
export async function readBorrowerToken(token: string, now: number): Promise<BorrowerClaims> {
  const key = await sessionKey()
  const { sub, sid } = await verifyJwt(() =>
    jwtVerify(token, key, { algorithms: ['HS256'], audience: 'borrower', currentDate: new Date(now) }),
  )
  if (!sub || typeof sid !== 'string') throw new Failure('NOT_SIGNED_IN')
  return { userId: Number(sub), sid }
}

let imported: Promise<webcrypto.CryptoKey> | undefined

/**
 * Returns the key as a CryptoKey, imported once per process: jose would import raw bytes for each token, a third of a
 * check's time.
 */
function sessionKey(): Promise<webcrypto.CryptoKey> {
  imported ??= importKey()
  // Forget a failed fetch, so that the next request tries again.
  imported.catch(() => (imported = undefined))
  return imported
}

async function importKey(): Promise<webcrypto.CryptoKey> {
  const [key = ''] = await secrets('session-key')
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', Buffer.from(key, 'base64'), hmac, false, ['sign', 'verify'])
}
