import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SignJWT } from 'jose'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { environment } from '../environment.ts'
import { logLines } from '../log-lines.ts'
import { answerOf } from './gateway.ts'

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

/** The issuer of operators' tokens, as far as it is asked: its public keys. */
const issuer = {
  status: 200,
  body: JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'ES256' }] }),
}
const { body: goodKeys } = issuer
const server = createServer((_request, response) => {
  response.writeHead(issuer.status, { 'content-type': 'application/json' }).end(issuer.body)
})
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
process.env.OPERATOR_JWKS_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`

afterAll(() => {
  server.close()
  server.closeAllConnections()
})

beforeEach(() => {
  vi.resetModules()
  Object.assign(issuer, { status: 200, body: goodKeys })
})

const nowMs = Date.parse('2026-11-01T04:00:00Z')
const nowS = nowMs / 1000

interface Claims {
  subject?: string
  issuer?: string
  audience?: string
  expires?: number | undefined
  notBefore?: number
  roles?: unknown
  key?: KeyObject
  kid?: string
}

function token(claims: Claims = {}): Promise<string> {
  const jwt = new SignJWT({ roles: 'roles' in claims ? claims.roles : ['reviewer'] })
    .setProtectedHeader({ alg: 'ES256', kid: claims.kid ?? 'k1' })
    .setIssuer(claims.issuer ?? environment.OPERATOR_ISSUER)
    .setAudience(claims.audience ?? environment.OPERATOR_AUDIENCE)
    .setIssuedAt(nowS)
  if (claims.subject !== '') jwt.setSubject(claims.subject ?? 'li')
  const expires = 'expires' in claims ? claims.expires : nowS + 3600
  if (expires !== undefined) jwt.setExpirationTime(expires)
  if (claims.notBefore) jwt.setNotBefore(claims.notBefore)
  return jwt.sign(claims.key ?? privateKey)
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const good = {
  sub: 'li',
  roles: ['admin', 'reviewer'],
  iss: environment.OPERATOR_ISSUER,
  aud: environment.OPERATOR_AUDIENCE,
  exp: nowS + 3600,
}

/** Who calls with such a header, or the code of the refusal. */
async function operatorBy(authorization: string | undefined, at = nowMs) {
  const { operator } = await import('../../../lib/http/auth/operator.ts')
  const call = { now: at, requestId: 'r', ip: '', headers: { authorization }, fields: {}, path: {} }
  try {
    return (await operator('reviewer', 'admin').identify(call, {})).operator
  } catch (error) {
    const { code } = error as { code?: string }
    return code
  }
}

describe('an operator', () => {
  it('is known by a token of the issuer with one of the roles', async () => {
    expect(await operatorBy(await token())).toEqual({ name: 'li', roles: ['reviewer'] })
    expect(await operatorBy(`Bearer ${await token({ roles: ['cashier', 'admin'] })}`)).toEqual({
      name: 'li',
      roles: ['cashier', 'admin'],
    })
  })

  it.each([
    ['another role', ['cashier']],
    ['no role', []],
    ['no list of roles', 'reviewer'],
    ['nothing said of roles', undefined],
    ['a role whose name begins so', ['reviewers']],
    ['a role inside a list', [['admin']]],
    ['a role inside an object', [{ toString: 'admin', role: 'admin' }]],
    ['a role among roles as one text', ['reviewer,admin']],
  ])('with %s may not', async (_name, roles) => {
    expect(await operatorBy(await token({ roles }))).toBe('PERMISSION_DENIED')
  })

  it('has only those roles that are texts', async () => {
    expect(await operatorBy(await token({ roles: ['reviewer', ['admin'], 7, null, { admin: true }] }))).toEqual({
      name: 'li',
      roles: ['reviewer'],
    })
  })

  it.each<[string, Claims]>([
    ['for another audience', { audience: 'borrower' }],
    ['of another issuer', { issuer: 'https://elsewhere.test' }],
    ['signed by another key', { key: stranger }],
    ['signed by another key of another name', { key: stranger, kid: 'k2' }],
    ['that has expired', { expires: nowS - 1 }],
    ['that never expires', { expires: undefined }],
    ['that is not yet valid', { notBefore: nowS + 60 }],
    ['of nobody', { subject: '' }],
  ])('is not known by a token %s', async (_name, claims) => {
    expect(await operatorBy(await token(claims))).toBe('NOT_SIGNED_IN')
  })

  it('is known until the business clock passes the end of the token', async () => {
    const until = await token({ expires: nowS + 60 })
    expect(await operatorBy(until, nowMs + 59_000)).toMatchObject({ name: 'li' })
    expect(await operatorBy(until, nowMs + 60_000)).toBe('NOT_SIGNED_IN')
  })

  it('is not known by an unsigned token', async () => {
    const unsigned = `${part({ alg: 'none' })}.${part(good)}.`
    expect(await operatorBy(unsigned)).toBe('NOT_SIGNED_IN')
  })

  it.each([
    ['PEM', publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['JWK', JSON.stringify(publicKey.export({ format: 'jwk' }))],
  ])('is not known by a token signed with the public key as a shared secret (%s)', async (_form, secret) => {
    const signed = `${part({ alg: 'HS256', kid: 'k1' })}.${part(good)}`
    const signature = createHmac('sha256', secret).update(signed).digest('base64url')
    expect(await operatorBy(`${signed}.${signature}`)).toBe('NOT_SIGNED_IN')
  })

  it.each([[['li']], [7], [{ name: 'li' }], [true]])('is not known by a subject that is no text: %j', async (sub) => {
    const jwt = new SignJWT({ ...good, sub: sub as never }).setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    expect(await operatorBy(await jwt.sign(privateKey))).toBe('NOT_SIGNED_IN')
  })

  it('is not known by a token whose claims were changed', async () => {
    const [header, , signature] = (await token()).split('.')
    expect(await operatorBy(`${header}.${part(good)}.${signature}`)).toBe('NOT_SIGNED_IN')
  })

  it.each([undefined, '', 'undefined', 'null', 'Bearer', 'x', 'a.b.c', 'e30.e30.e30'])(
    'is not known by the header %j',
    async (header) => {
      expect(await operatorBy(header)).toBe('NOT_SIGNED_IN')
    },
  )
})

describe("when the issuer's keys cannot be had", () => {
  it.each([
    ['an error page', 503, 'busy'],
    ['no JSON', 200, '<html>'],
    ['no key set', 200, '{}'],
  ])('(%s) nobody is told that their token is bad: it is a fault', async (_name, status, body) => {
    Object.assign(issuer, { status, body })
    const { asFailure } = await import('../../../lib/http/envelope.ts')
    const { operator } = await import('../../../lib/http/auth/operator.ts')
    const { messages, identify } = operator('reviewer')
    const call = { now: nowMs, requestId: 'r', ip: '', headers: { authorization: await token() }, fields: {}, path: {} }
    const thrown = await identify(call, {}).catch((error: unknown) => error)
    expect(asFailure(thrown, messages).code).toBe('SYSTEM_BUSY')
  })
})

describe('a route for operators', () => {
  it('answers TOKEN_ERROR without a token and PERMISSION_ERROR without the role', async () => {
    logLines()
    const { endpoint } = await import('../../../lib/http/endpoint.ts')
    const { noInput } = await import('../../../lib/http/fields.ts')
    const { operator } = await import('../../../lib/http/auth/operator.ts')
    const route = endpoint({ auth: operator('cashier'), input: noInput }, async ({ operator: who }) => ({
      results: [who.name],
    }))
    const as = async (roles: string[]) => ({
      authorization: await token({ roles, expires: Math.ceil(Date.now() / 1000) + 60 }),
    })
    expect((await answerOf(route)).envelope).toMatchObject({ status: 'TOKEN_ERROR' })
    expect((await answerOf(route, { headers: await as(['risk']) })).envelope).toEqual({
      status: 'PERMISSION_ERROR',
      error_message: '对不起，您没有此操作的权限',
    })
    expect((await answerOf(route, { headers: await as(['cashier']) })).envelope).toMatchObject({ results: ['li'] })
  })
})
