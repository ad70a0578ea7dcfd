import { decodeJwt } from 'jose/jwt/decode'
import * as z from 'zod/mini'
import { portsFrom } from '../local/ports.ts'
import { exchange, strangeAnswer } from './exchange.ts'
import { CommandFailure } from './failure.ts'
import type { Session } from './session-files.ts'

export const roles = ['reviewer', 'cashier', 'risk', 'admin']

const tokenShape = z.object({ access_token: z.string(), expires_in: z.number() })
const errorShape = z.object({ error: z.string(), error_description: z.optional(z.string()) })
const claimsShape = z.object({
  sub: z.string().check(z.minLength(1)),
  exp: z.optional(z.number()),
  roles: z._default(z.array(z.string()), []),
})

const tokenUrl = (): string =>
  process.env.OPS_TOKEN_URL || `http://127.0.0.1:${portsFrom(process.env).sandbox}/oidc/token`

/** Asks the issuer for a token with this name and role. */
export async function issuedTo(name: string, role: string): Promise<Session> {
  const answer = await exchange(
    tokenUrl(),
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, role }) },
    'OPS_TOKEN_URL',
  )
  const token = z.safeParse(tokenShape, answer.body)
  if (token.success) {
    const { access_token, expires_in } = token.data
    return {
      name,
      roles: [role],
      token: access_token,
      expiresAt: expiryIn(access_token) ?? answer.now + expires_in * 1000,
      ownIssuer: true,
    }
  }
  const refusal = z.safeParse(errorShape, answer.body)
  if (!refusal.success) throw strangeAnswer(answer, 'OPS_TOKEN_URL')
  throw new CommandFailure(refusal.data.error_description ?? refusal.data.error)
}

/** Returns the end (ms) that a token carries. The clock that checks it may run ahead of the one that answered. */
function expiryIn(token: string): number | undefined {
  try {
    const { exp } = decodeJwt(token)
    return exp === undefined ? undefined : exp * 1000
  } catch {
    return undefined
  }
}

/** Reads the login from a token of any issuer. Only the API checks its signature. */
export function bearerOf(token: string): Session {
  const { sub, exp, roles } = claimsOf(token)
  return { name: sub, roles, token, expiresAt: exp === undefined ? null : exp * 1000, ownIssuer: false }
}

function claimsOf(token: string): z.output<typeof claimsShape> {
  try {
    if (/^[\w.-]+$/.test(token)) return z.parse(claimsShape, decodeJwt(token))
  } catch (cause) {
    throw new CommandFailure('That is no token of an OpenID Connect issuer: a JWT with a "sub" is needed', { cause })
  }
  throw new CommandFailure('That is no token: a JWT in one line is needed')
}
