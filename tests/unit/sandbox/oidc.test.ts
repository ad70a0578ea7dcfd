import { generateKeyPairSync } from 'node:crypto'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import { oidcSandbox } from '../../../local/sandbox/oidc/index.ts'
import { serveAt } from './serve.ts'

const issuer = 'http://localhost:3400/oidc'
const audience = 'loan-operations'
const nowMs = Date.UTC(2031, 0, 1)

async function issuerAt() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return serveAt('/oidc', oidcSandbox({ issuer, privateKey: pem, audience, now: () => nowMs }).app)
}

const post = (url: string, body: string | URLSearchParams, type = 'application/json') =>
  fetch(`${url}/token`, {
    method: 'POST',
    body,
    ...(typeof body === 'string' && { headers: { 'content-type': type } }),
  })

describe('the operators’ issuer', () => {
  test.each(['JSON', 'form'])('issues a token by %s that its own key proves, for eight hours', async (how) => {
    const url = await issuerAt()
    const asked = { name: '审核员小王', role: 'reviewer' }
    const answer = await post(url, how === 'JSON' ? JSON.stringify(asked) : new URLSearchParams(asked))
    const { access_token, expires_in } = (await answer.json()) as { access_token: string; expires_in: number }
    expect(expires_in).toBe(28_800)
    const keys = createRemoteJWKSet(new URL(`${url}/jwks`))
    const verify = (atMs: number) =>
      jwtVerify(access_token, keys, { issuer, audience, algorithms: ['ES256'], currentDate: new Date(atMs) })
    const { payload, protectedHeader } = await verify(nowMs)
    expect(protectedHeader.kid).toMatch(/^[\w-]{16}$/)
    expect(payload).toEqual({
      iss: issuer,
      aud: audience,
      sub: '审核员小王',
      roles: ['reviewer'],
      iat: nowMs / 1000,
      exp: nowMs / 1000 + 28_800,
    })
    await verify(nowMs + 28_799_000)
    await expect(verify(nowMs + 28_800_000)).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' })
  })

  test.each([
    ['an unknown role', JSON.stringify({ name: 'x', role: 'owner' }), 'role: one of reviewer, cashier, risk, admin'],
    ['no name', JSON.stringify({ role: 'admin' }), 'name: 1 to 64 characters'],
    ['an empty name', JSON.stringify({ name: ' ', role: 'admin' }), 'name: 1 to 64 characters'],
    ['no JSON', '{', 'JSON'],
  ])('refuses %s and says why', async (_, body, words) => {
    const answer = await post(await issuerAt(), body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      error: 'invalid_request',
      error_description: expect.stringContaining(words),
    })
  })

  test('shows the public half of its key only, and where it is', async () => {
    const url = await issuerAt()
    const { keys } = (await (await fetch(`${url}/jwks`)).json()) as { keys: object[] }
    expect(keys).toEqual([expect.objectContaining({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' })])
    expect(keys[0]).not.toHaveProperty('d')
    const discovery = await (await fetch(`${url}/.well-known/openid-configuration`)).json()
    expect(discovery).toMatchObject({ issuer, jwks_uri: `${issuer}/jwks` })
  })

  test('says that it is not for the world', async () => {
    expect(await (await fetch(await issuerAt())).text()).toContain('For local use only')
  })
})
