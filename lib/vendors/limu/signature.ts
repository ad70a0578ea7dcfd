import { createHash } from 'node:crypto'

export type Params = Record<string, string>

/**
 * Computes Limu's signature: SHA-1 in lower-case hex over `k=v&k=v` with the keys ascending and the secret directly after
 * it. Values as they are, not percent-encoded; empty ones count; `sign` itself does not.
 */
export function limuSign(params: Params, apiSecret: string): string {
  const text = Object.entries(params)
    .filter(([key]) => key !== 'sign')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join('&')
  return createHash('sha1')
    .update(text + apiSecret, 'utf8')
    .digest('hex')
}
