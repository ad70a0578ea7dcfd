import '../environment.ts'
import { expect, it } from 'vitest'
import { Failure, type FailureCode } from '../../../lib/domain/failure.ts'
import { type Auth, open } from '../../../lib/http/auth/auth.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { noInput } from '../../../lib/http/fields.ts'
import { borrowerMessages } from '../../../lib/http/messages/borrower.ts'
import { operatorMessages } from '../../../lib/http/messages/operator.ts'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import { loadServerless } from '../../../local/serverless-config.ts'
import { logLines } from '../log-lines.ts'
import { answerOf, type Sent } from './gateway.ts'

const operators: Auth<object> = { audience: 'operator', messages: operatorMessages, identify: async () => ({}) }
const unknown: Auth<object> = {
  ...open,
  identify: async () => {
    throw new Failure('NOT_SIGNED_IN')
  },
}

/** The header and the body of the answer to something thrown. */
async function thrown(error: unknown, auth = open, sent: Sent = {}) {
  logLines()
  const route = endpoint({ auth, input: noInput }, async () => {
    throw error
  })
  const { headers, text } = await answerOf(route, sent)
  return { code: headers?.['x-error-code'], text }
}

const codes = (texts: object, auth: Auth<object>) =>
  Object.keys(texts).map((code) => [code as FailureCode, auth] as const)

it.each([...codes(borrowerMessages, open), ...codes(operatorMessages, operators)])(
  '%s stands in x-error-code, and not in the body',
  async (code, auth) => {
    const answer = await thrown(new Failure(code), auth)
    expect(answer.code).toBe(code)
    expect(Object.keys(JSON.parse(answer.text))).toEqual(['status', 'error_message'])
    expect(answer.text).not.toContain(code)
  },
)

it.each([
  ['a fault of ours', 'SYSTEM_BUSY', new TypeError('x'), open],
  ['a code without a text for this reader', 'SYSTEM_BUSY', new Failure('NO_SUCH_LOAN'), open],
  ["a vendor's silence", 'VENDOR_DOWN', new VendorUnavailable('limu', 'no answer'), open],
  ["a vendor's own text", 'VENDOR_REFUSED', new Failure('VENDOR_REFUSED', { text: '密码错误' }), open],
  ['a caller who is not signed in', 'NOT_SIGNED_IN', undefined, unknown],
])('%s is %s', async (_name, code, error, auth) => {
  expect((await thrown(error, auth)).code).toBe(code)
})

it.each([
  ['broken JSON', 'BAD_REQUEST', '{'],
  ['a body that is too large', 'BODY_TOO_LARGE', 'x'.repeat(300_000)],
])('%s is %s', async (_name, code, body) => {
  const headers = { 'content-type': 'application/json' }
  expect((await thrown(undefined, open, { body, headers })).code).toBe(code)
})

it('is not in a success', async () => {
  const { headers } = await answerOf(endpoint({ auth: open, input: noInput }, async () => ({})))
  expect(headers).not.toHaveProperty('x-error-code')
})

it("may be read by a browser's script, as the request's number may", async () => {
  const { provider } = await loadServerless()
  expect(provider).toMatchObject({
    httpApi: { cors: { exposedResponseHeaders: ['x-error-code', 'x-request-id'] } },
  })
}, 30_000)
