import { createRemoteJWKSet, jwtVerify } from 'jose'
import { Failure } from '../../domain/failure.ts'
import { config } from '../../platform/config.ts'
import { verifyJwt } from '../../platform/jwt.ts'
import { addLogContext } from '../../platform/log.ts'
import { operatorMessages } from '../messages/operator.ts'
import { detailOf } from '../messages/operator-details.ts'
import type { Auth } from './auth.ts'
import { tokenIn } from './token.ts'

export type Role = 'reviewer' | 'cashier' | 'risk' | 'admin'

export interface Operator {
  operator: { name: string; roles: string[] }
}

let issuerKeys: ReturnType<typeof createRemoteJWKSet> | undefined

/**
 * An operator with one of the roles. Tokens come from an OpenID Connect issuer and carry another audience than
 * borrowers'; the signature is checked here, whatever a gateway in front has checked already.
 */
export const operator = (...roles: Role[]): Auth<Operator> => ({
  audience: 'operator',
  messages: operatorMessages,
  detailOf,
  roles,
  identify: async (call) => {
    const token = tokenIn(call.headers.authorization)
    if (!token) throw new Failure('NOT_SIGNED_IN')
    issuerKeys ??= createRemoteJWKSet(new URL(config.OPERATOR_JWKS_URL))
    const keys = issuerKeys
    const payload = await verifyJwt(() =>
      jwtVerify(token, keys, {
        algorithms: ['ES256', 'RS256'],
        issuer: config.OPERATOR_ISSUER,
        audience: config.OPERATOR_AUDIENCE,
        requiredClaims: ['exp'],
        currentDate: new Date(call.now),
      }),
    )
    const held = rolesIn(payload.roles)
    // A list with one name would be another operator than that name, and could decide with itself as the second person.
    const name = payload.sub
    if (typeof name !== 'string' || name === '') throw new Failure('NOT_SIGNED_IN')
    if (!roles.some((role) => held.includes(role))) throw new Failure('PERMISSION_DENIED')
    addLogContext({ operator: name })
    return { operator: { name, roles: held } }
  },
})

/** Strings only: as a text, `[["admin"]]` would read `admin`. */
const rolesIn = (claim: unknown): string[] =>
  Array.isArray(claim) ? claim.filter((role) => typeof role === 'string') : []
