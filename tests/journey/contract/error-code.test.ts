import { describe, expect, test } from 'vitest'
import type { Sent } from '../http.ts'
import { api, exchange } from './ask.ts'

/** `x-error-code` over HTTP; every other test of the contract holds it against the document as well (`exchange`). */

const json = { 'content-type': 'application/json' }

const refused: [code: string, status: number, request: Sent][] = [
  ['NOT_SIGNED_IN', 200, { method: 'GET', path: '/home' }],
  ['NOT_SIGNED_IN', 200, { method: 'POST', path: '/loan-submit', token: 'x', fields: { amount: 1000, period: 14 } }],
  ['NOT_SIGNED_IN', 200, { method: 'GET', path: '/operator/loans/1' }],
  ['NOT_SIGNED_IN', 200, { method: 'POST', path: '/operator/loans/1/review', token: 'Bearer x' }],
  ['MOBILE_REQUIRED', 200, { method: 'POST', path: '/signup' }],
  ['BAD_REQUEST', 200, { method: 'POST', path: '/login', headers: json, body: '{' }],
  ['BODY_TOO_LARGE', 200, { method: 'POST', path: '/login', headers: json, body: 'x'.repeat(300_000) }],
  ['ROUTE_UNKNOWN', 404, { method: 'GET', path: '/no-such-route' }],
]

describe('a refusal has its code in a header', () => {
  test.each(refused)('%s, HTTP %i', async (code, status, request) => {
    const got = await exchange(request)
    expect([got.status, got.headers.get('x-error-code')]).toEqual([status, code])
    expect(Object.keys(got.answer)).toEqual(['status', 'error_message'])
  })
})

test('a success has none', async () => {
  const { headers, answer } = await exchange({ method: 'GET', path: '/logout' })
  expect(answer.status).toBe('SUCCESS')
  expect(headers.has('x-error-code')).toBe(false)
})

test('what a vendor delivers and we do not take has one too', async () => {
  const body = 'x'.repeat(300_000)
  const { status, headers } = await fetch(`${api}/1/lm-callback`, { method: 'POST', body })
  expect([status, headers.get('x-error-code')]).toEqual([413, 'BODY_TOO_LARGE'])
})

describe("a browser's script on another origin may read it", () => {
  const origin = 'http://m.example.com'
  const exposed = (headers: Headers) => (headers.get('access-control-expose-headers') ?? '').split(/,\s*/)

  test.each(['/home', '/operator/loans/1', '/no-such-route'])('of %s', async (path) => {
    const { headers } = await exchange({ method: 'GET', path, headers: { origin } })
    expect(headers.get('x-error-code')).toBeTruthy()
    expect(exposed(headers)).toEqual(expect.arrayContaining(['x-error-code', 'x-request-id']))
  })
})
