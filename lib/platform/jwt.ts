import type { JWTPayload } from 'jose'
import { Failure } from '../domain/failure.ts'

/** Returns the payload of a token; throws NOT_SIGNED_IN when jose rejects it. */
export async function verifyJwt(check: () => Promise<{ payload: JWTPayload }>): Promise<JWTPayload> {
  try {
    return (await check()).payload
  } catch (cause) {
    if (isVerdict(cause)) throw new Failure('NOT_SIGNED_IN', { cause })
    throw cause
  }
}

/** jose's codes when the issuer's keys could not be fetched: time-out, no key set, an answer other than 200. */
const keysNotHad = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']

/** Distinguishes jose's verdicts on a token (ERR_J…) from a failure to fetch the issuer's keys. */
const isVerdict = (cause: unknown): boolean =>
  cause instanceof Error &&
  'code' in cause &&
  /^ERR_J/.test(String(cause.code)) &&
  !keysNotHad.includes(`${cause.code}`)
