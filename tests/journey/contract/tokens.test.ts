import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, inject, test } from 'vitest'
import type { LocalKeys } from '../../../local/keys.ts'
import { linesOf, type Sent } from '../http.ts'
import { approvedLoan, sharedScene } from '../scene.ts'
import { api, caller, exchange } from './ask.ts'
import { identified, newcomer, ready } from './people.ts'
import { borrowerRoutes, type Listing, listings } from './routes.ts'
import { failure, TOKEN_ERROR } from './shape.ts'
import { businessTime } from './table.ts'

const scene = await sharedScene()
const [own, owner, stranger] = await Promise.all([newcomer(scene), ready(scene), identified(scene)])

test('the document lists 48 routes, one of them twice, and each is answered', async () => {
  expect(listings).toHaveLength(48)
  expect(new Set(listings.map(({ method, path }) => `${method} ${path}`)).size).toBe(47)
  for (const { method, path } of listings) {
    const { status } = await exchange({ method, path })
    expect([method, path, status]).toEqual([method, path, 200])
  }
})

/** Every route that wants a token, sent what is right but for the token. */
async function expectNobody(routes: readonly Listing[], tokens: Record<string, string | undefined>) {
  const requests: Record<string, Sent> = {}
  for (const { method, path, fields } of routes) {
    for (const [why, token] of Object.entries(tokens)) {
      requests[`${method} ${path}: ${why}`] = { method, path, fields, token }
    }
  }
  const refusal = `200 ${TOKEN_ERROR.status} ${TOKEN_ERROR.error_message}`
  const refused = Object.fromEntries(Object.keys(requests).map((why) => [why, refusal]))
  expect(await linesOf(api, requests)).toEqual(refused)
}

async function operatorToken(): Promise<string> {
  const response = await fetch(`${inject('sandbox')}/oidc/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Dee', role: 'admin' }),
  })
  return ((await response.json()) as { access_token: string }).access_token
}

describe('a route that wants a token refuses', () => {
  test('no token, and one that is not ours, not whole or not valid any more', async () => {
    const { sub = '', sid } = decodeJwt(String(own.as.token)) as { sub?: string; sid: string }
    const keys: LocalKeys = JSON.parse(readFileSync(join(inject('dataDir'), 'keys.json'), 'utf8'))
    const soon = Math.floor((await businessTime()) / 1000) + 3600
    const signed = (secret: Uint8Array, expires = soon) =>
      new SignJWT({ sid, sub })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience('borrower')
        .setExpirationTime(expires)
        .sign(secret)
    const ours = Buffer.from(keys.session, 'base64')
    // So the others are refused for what is wrong with them alone.
    expect((await caller(await signed(ours)).get('/user-work')).status).toBe('SUCCESS')

    await expectNobody(borrowerRoutes, {
      'no header': undefined,
      'a word': 'a23jblskj4k3htgksbntrklk23hj4skd4',
      'a forged signature': await signed(Buffer.alloc(32, 7)),
      'no signature': new UnsecuredJWT({ sid, sub }).setAudience('borrower').setExpirationTime(soon).encode(),
      expired: await signed(ours, soon - 7200),
      'an operator’s': await operatorToken(),
    })
  })

  test('what the client writes when nobody is signed in; home alone greets a visitor then', async () => {
    const words = { undefined: 'undefined', null: 'null', nothing: '' }
    await expectNobody(
      borrowerRoutes.filter(({ path }) => path !== '/home'),
      words,
    )
    for (const word of Object.values(words)) {
      expect((await caller(word).get('/home')).results[0]).toMatchObject({ mobile: '', state: '', detail: [] })
    }
  })

  test('the token of a session that its borrower ended, which the client goes on sending', async () => {
    const leaver = await newcomer(scene)
    expect((await leaver.as.get('/logout')).status).toBe('SUCCESS')
    await expectNobody(borrowerRoutes, { 'after logout': leaver.as.token })
  })

  test('the token of a session that a new password ended', async () => {
    const { person, as } = await newcomer(scene)
    const { mobile, password } = person
    const elsewhere = await caller().post('/login', { mobile, password })
    const new_password = 'another-horse'
    const change = { old_password: password, new_password, repeat_password: new_password }
    expect((await as.put('/password', change)).status).toBe('SUCCESS')
    await expectNobody(borrowerRoutes, { 'after a new password': elsewhere.results[0].token })
    expect((await as.get('/user-work')).status).toBe('SUCCESS')
  })
})

test('what belongs to another borrower does not exist', async () => {
  const { client } = owner
  const loan = await approvedLoan(scene, owner, 1000)
  const [card] = (await client.get('/auth-bankcard-get')).results
  const begin = async (path: string, fields = {}) => (await client.post(path, fields)).results[0].token as string
  const [jd, taobao, bill] = await Promise.all([
    begin('/lm-jd', { username: 'somebody', password: 'sms' }),
    begin('/lm-taobao'),
    begin('/lm-bill', { username: '100000001@qq.com' }),
  ])
  const unknown = { task: '认证任务不存在或已失效', loan: '借款不存在', card: '银行卡不存在' }
  const tried: [string, object, string][] = [
    ['POST /lm-jd-input', { token: jd, smscode: '135790' }, unknown.task],
    ['POST /lm-jd-continue', { token: jd }, unknown.task],
    ['POST /lm-taobao-continue', { token: taobao }, unknown.task],
    ['POST /lm-bill-continue', { token: bill }, unknown.task],
    ['POST /llpay-auth-pay', { loan_id: loan }, unknown.loan],
    ['GET /loan-record-detail', { loan_id: loan }, unknown.loan],
    ['PUT /set-bankcard-default', { id: card.id }, unknown.card],
  ]
  for (const [route, fields, says] of tried) {
    const [method = '', path = ''] = route.split(' ')
    const { answer } = await exchange({ method, path, fields: { ...fields }, token: stranger.as.token })
    expect([route, answer]).toEqual([route, failure(says)])
  }
  // Nor is a task of one kind one of another.
  expect(await owner.as.post('/lm-jd-continue', { token: taobao })).toEqual(failure(unknown.task))
  expect(await owner.as.post('/lm-mobile-continue', { token: jd })).toEqual(failure(unknown.task))
})
