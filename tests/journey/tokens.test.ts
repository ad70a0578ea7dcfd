import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT } from 'jose'
import { expect, inject, test } from 'vitest'
import type { LocalKeys } from '../../local/keys.ts'
import { declaredFunctions } from '../unit/architecture/declared-functions.ts'
import { businessTime } from './contract/table.ts'
import { linesOf, type Sent, send } from './http.ts'
import { newBorrower, sharedScene } from './scene.ts'

const REFUSED = '200 TOKEN_ERROR 登录状态出错, 没有使用合法Token, 有问题请联系客服'

const scene = await sharedScene()
const [own, other] = await Promise.all([newBorrower(scene), newBorrower(scene)])

const borrowerRoutes = [
  'GET /home',
  'POST /lm-identity',
  'GET /lm-get-identity',
  'POST /user-save-work',
  'GET /user-work',
  'POST /user-save-relation',
  'GET /user-relation',
  'POST /user-save-profile',
  'GET /user-profile',
  'GET /llpay-sign',
  'GET /auth-bankcard-get',
  'POST /lm-mobile',
  'POST /lm-mobile-input',
  'POST /lm-mobile-continue',
  'GET /user-auth-state',
  'POST /loan-confirm',
  'POST /loan-submit',
  'POST /llpay-auth-pay',
  'GET /repayments-record',
  'GET /loan-record',
  'GET /loan-record-detail',
  'GET /loan-contract',
  'GET /cash-coupon-get',
  'GET /quota-apply',
  'GET /auth-common-get',
  'POST /auth-common',
  'GET /llpay-cardbin',
  'PUT /set-bankcard-default',
  'PUT /password',
  'POST /feedback',
  'POST /lm-jd',
  'POST /lm-jd-input',
  'POST /lm-jd-continue',
  'POST /lm-taobao',
  'POST /lm-taobao-continue',
  'POST /lm-education',
  'POST /lm-bill',
  'POST /lm-bill-continue',
  'POST /lm-ebank',
].map((route) => route.split(' ') as [string, string])

/** Every route of operators, with 1 for whatever its path names. */
const operatorRoutes = declaredFunctions()
  .flatMap(({ guarded }) => guarded)
  .map(
    (route) =>
      route
        .replace('{queue}', 'auditing')
        .replace(/\{\w+\}/g, '1')
        .split(' ') as [string, string],
  )

const keys = (): LocalKeys => JSON.parse(readFileSync(join(inject('dataDir'), 'keys.json'), 'utf8'))
/** Unix seconds of the stack's clock, which other journeys may have moved. */
const nowS = Math.floor((await businessTime()) / 1000)
const soon = () => nowS + 3600

/** One of the local issuer's. */
async function operatorToken(role: string): Promise<string> {
  const response = await fetch(`${scene.sandbox.url}/oidc/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Dee', role }),
  })
  return ((await response.json()) as { access_token: string }).access_token
}

const statusWith = async ([method, path]: [string, string], token: string) =>
  (await send(scene.api, { method, path, token })).answer.status

/** Every route with every token, as requests by name and the refusal that each must meet with. */
function matrix(routes: [string, string][], tokens: Record<string, string | undefined>) {
  const requests: Record<string, Sent> = {}
  for (const [method, path] of routes) {
    for (const [why, token] of Object.entries(tokens)) requests[`${method} ${path}: ${why}`] = { method, path, token }
  }
  return requests
}

async function expectRefused(requests: Record<string, Sent>) {
  const refused = Object.fromEntries(Object.keys(requests).map((why) => [why, REFUSED]))
  expect(await linesOf(scene.api, requests)).toEqual(refused)
}

test('a borrower’s route believes only a whole, living token of ours', async () => {
  const token = String(own.client.token)
  const { sub = '', sid } = decodeJwt(token) as { sub?: string; sid: string }
  const stranger = decodeJwt(String(other.client.token)) as { sid: string }
  const [head, payload, signature = ''] = token.split('.')
  const key = Buffer.from(keys().session, 'base64')
  const signed = (claims: object, { secret = key, audience = 'borrower', expires = soon(), alg = 'HS256' } = {}) =>
    new SignJWT({ sid, sub, ...claims })
      .setProtectedHeader({ alg })
      .setAudience(audience)
      .setExpirationTime(expires)
      .sign(secret)
  // What all of this rests on: signed like this, a token is good.
  expect(await statusWith(['GET', '/user-profile'], await signed({}))).toBe('SUCCESS')

  const nobody = {
    undefined: 'undefined',
    null: 'null',
    empty: '',
    Bearer: 'Bearer',
    'Bearer undefined': 'Bearer undefined',
  }
  const everywhere = {
    'no header': undefined,
    nonsense: 'a23jblskj4k3htgksbntrklk23hj4skd4',
    'alg none': new UnsecuredJWT({ sid, sub }).setAudience('borrower').setExpirationTime(soon()).encode(),
    'another key': await signed({}, { secret: Buffer.alloc(32, 7) }),
    expired: await signed({}, { expires: nowS - 1 }),
    'an operator': await operatorToken('admin'),
  }
  const more = {
    'three parts of nonsense': 'a.b.c',
    'a changed signature': `${head}.${payload}.${signature.split('').reverse().join('')}`,
    'no signature': `${head}.${payload}.`,
    "another's payload": `${head}.${String(other.client.token).split('.')[1]}.${signature}`,
    'a key of zeros': await signed({}, { secret: Buffer.alloc(32) }),
    'another algorithm': await signed({}, { alg: 'HS512', secret: Buffer.concat([key, key]) }),
    'another audience': await signed({}, { audience: 'microloan-operators' }),
    "another's session": await signed({ sid: stranger.sid }),
    'a session that never began': await signed({ sid: '0123456789abcdef0123456789abcdef' }),
    'no session': await signed({ sid: undefined }),
    'a session called constructor': await signed({ sid: 'constructor' }),
    'a user who does not exist': await signed({ sub: '1' }),
    'a user who is no number': await signed({ sub: 'abc' }),
  }
  await expectRefused({
    ...matrix(borrowerRoutes, everywhere),
    // To these home shows itself as to a visitor.
    ...matrix(
      borrowerRoutes.filter(([, path]) => path !== '/home'),
      nobody,
    ),
    ...matrix(
      [
        ['GET', '/home'],
        ['POST', '/loan-submit'],
      ],
      more,
    ),
  })
})

test('logging out ends the session of the token, and no other', async () => {
  const { mobile, password } = own.person
  const signedIn = await send(scene.api, { method: 'POST', path: '/login', fields: { mobile, password } })
  const { token } = signedIn.answer.results[0]
  expect(await statusWith(['GET', '/user-profile'], token)).toBe('SUCCESS')
  expect((await send(scene.api, { method: 'GET', path: '/logout', token })).answer.status).toBe('SUCCESS')
  await expectRefused(matrix(borrowerRoutes, { 'logged out': token }))
  expect(await statusWith(['GET', '/user-profile'], String(own.client.token))).toBe('SUCCESS')
})

test('the word Bearer before a token is tolerated', async () => {
  const token = `Bearer ${own.client.token}`
  const { answer } = await send(scene.api, { method: 'GET', path: '/home', token })
  expect(answer.results[0].mobile).toBe(own.person.mobile)
})

test('an operators’ route believes only their issuer', async () => {
  const good = {
    iss: `${scene.sandbox.url}/oidc`,
    aud: 'microloan-operators',
    sub: 'Eve',
    exp: soon(),
    roles: ['admin'],
  }
  const { kid } = decodeProtectedHeader(await operatorToken('admin'))
  const header = { alg: 'ES256', ...(kid ? { kid } : {}) }
  const issuer = createPrivateKey(keys().operators.privateKey)
  const { privateKey: stranger } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signed = (claims: object, key = issuer) =>
    new SignJWT({ ...good, ...claims }).setProtectedHeader(header).sign(key)
  expect(await statusWith(['GET', '/operator/queues/auditing'], await signed({}))).toBe('SUCCESS')

  await expectRefused(
    matrix(operatorRoutes, {
      'no header': undefined,
      undefined: 'undefined',
      nonsense: 'nonsense',
      'a borrower': own.client.token,
      'alg none': new UnsecuredJWT(good).encode(),
      'another key': await signed({}, stranger),
      'the public key as a secret': await new SignJWT(good)
        .setProtectedHeader({ ...header, alg: 'HS256' })
        .sign(Buffer.from(keys().operators.publicKey)),
      expired: await signed({ exp: nowS - 1 }),
      'another issuer': await signed({ iss: 'https://issuer.example.com' }),
      'another audience': await signed({ aud: 'borrower' }),
      'nobody in particular': await signed({ sub: undefined }),
    }),
  )
  // Not a list of roles.
  expect(await statusWith(['GET', '/operator/queues/auditing'], await signed({ roles: 'admin' }))).toBe(
    'PERMISSION_ERROR',
  )
})

test('an operator needs the role', async () => {
  const denied = '200 PERMISSION_ERROR 对不起，您没有此操作的权限'
  const unknown = '200 FAILURE No such loan'
  const may: [string, Record<string, boolean>][] = [
    ['review', { reviewer: true, cashier: false, risk: false, admin: true }],
    ['disburse', { reviewer: false, cashier: true, risk: false, admin: true }],
  ]
  const fields = { stage: 'first', result: 'pass', opinion: 'in order' }
  for (const [action, roles] of may) {
    for (const [role, allowed] of Object.entries(roles)) {
      const path = `/operator/loans/1/${action}`
      const request: Sent = { method: 'POST', path, as: 'json', fields, token: await operatorToken(role) }
      const said = await linesOf(scene.api, { [role]: request })
      expect([action, said]).toEqual([action, { [role]: allowed ? unknown : denied }])
    }
  }
})
