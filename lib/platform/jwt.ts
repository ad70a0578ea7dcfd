import type { JWTPayload } from 'jose'
import { Failure } from '../domain/failure.ts'

/** The payload of a token, or NOT_SIGNED_IN when jose says that it is not good. */
export async function verifyJwt(check: () => Promise<{ payload: JWTPayload }>): Promise<JWTPayload> {
  try {
    return (await check()).payload
  } catch (cause) {
    if (isVerdict(cause)) throw new Failure('NOT_SIGNED_IN', { cause })
    throw cause
  }
}

/** What jose says when it could not have the issuer's keys: time-out, no key set, another answer than 200. */
const keysNotHad = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']

/** jose names its verdicts ERR_J…; that the issuer's keys could not be had is none. */
const isVerdict = (cause: unknown): boolean =>
  cause instanceof Error &&
  'code' in cause &&
  /^ERR_J/.test(String(cause.code)) &&
  !keysNotHad.includes(`${cause.code}`)
