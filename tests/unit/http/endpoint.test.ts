import '../environment.ts'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Failure } from '../../../lib/domain/failure.ts'
import { type Auth, open } from '../../../lib/http/auth/auth.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id, list, noInput, text } from '../../../lib/http/fields.ts'
import { borrowerMessages } from '../../../lib/http/messages/borrower.ts'
import { operatorMessages } from '../../../lib/http/messages/operator.ts'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import { logLines } from '../log-lines.ts'
import { answerOf, context, event } from './gateway.ts'

const nobody: Auth<object> = {
  audience: 'borrower',
  messages: borrowerMessages,
  identify: async () => {
    throw new Failure('NOT_SIGNED_IN')
  },
}

const someOperator: Auth<object> = { audience: 'operator', messages: operatorMessages, identify: async () => ({}) }

const throwing = (error: unknown, auth = open) =>
  endpoint({ auth, input: noInput }, async () => {
    throw error
  })

describe('a success', () => {
  it('is HTTP 200 with the envelope, a content type and a request id', async () => {
    const hello = endpoint({ auth: open, input: noInput }, async () => ({ results: [{ greeting: '你好/再见' }] }))
    const { statusCode, headers, text: body } = await answerOf(hello)
    expect(statusCode).toBe(200)
    expect(body).toBe('{"status":"SUCCESS","error_message":"","results":[{"greeting":"你好/再见"}]}')
    expect(headers).toEqual({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': 'gateway-request',
    })
  })

  it('has no results when the handler has none', async () => {
    const quiet = endpoint({ auth: open, input: noInput }, async () => undefined)
    expect((await answerOf(quiet)).envelope).toEqual({ status: 'SUCCESS', error_message: '' })
  })

  it('may carry words and say whether there is more', async () => {
    const page = endpoint({ auth: open, input: noInput }, async () => ({
      message: '保存成功',
      results: [],
      has_more: false,
    }))
    expect((await answerOf(page)).envelope).toEqual({
      status: 'SUCCESS',
      error_message: '保存成功',
      results: [],
      has_more: false,
    })
  })

  it('tells the handler who calls, what they say, from where and when', async () => {
    const auth: Auth<{ name: string }> = { ...someOperator, identify: async () => ({ name: 'Li' }) }
    const input = z.object({ id: id('LOAN_UNKNOWN'), area: list({ required: 'LIVE_AREA_REQUIRED' }), note: text() })
    const echo = endpoint({ auth, input }, async ({ name, input: said, call, now }) => ({
      results: { name, said, ip: call.ip, sameMoment: call.now === now },
    }))
    const body = new URLSearchParams([
      ['area[]', '福建省'],
      ['note', ' 早 '],
      ['id', '1'],
    ]).toString()
    const { envelope } = await answerOf(echo, { path: { id: '42' }, query: 'note=query', body, base64: true })
    expect(envelope.results).toEqual({
      name: 'Li',
      said: { id: 42, area: ['福建省'], note: '早' },
      ip: '203.0.113.9',
      sameMoment: true,
    })
  })

  it('knows a header by its name in any case', async () => {
    const token = endpoint({ auth: open, input: noInput }, async ({ call }) => ({ results: call.headers }))
    const { envelope } = await answerOf(token, { headers: { AuthorizatioN: 'raw' } })
    expect(envelope.results).toMatchObject({ authorization: 'raw' })
  })
})

describe('a refusal', () => {
  it('is HTTP 200 with the words of its code', async () => {
    logLines()
    const { statusCode, headers, envelope } = await answerOf(throwing(new Failure('QUOTA_EXCEEDED')))
    expect(statusCode).toBe(200)
    expect(envelope).toEqual({ status: 'FAILURE', error_message: '借款额度不能超过可用额度' })
    expect(headers).toMatchObject({
      'x-request-id': 'gateway-request',
      'content-type': 'application/json; charset=utf-8',
    })
  })

  it.each([
    ['NOT_SIGNED_IN', 'TOKEN_ERROR', 200, open, borrowerMessages.NOT_SIGNED_IN],
    ['NOT_SIGNED_IN', 'TOKEN_ERROR', 200, someOperator, operatorMessages.NOT_SIGNED_IN],
    ['PERMISSION_DENIED', 'PERMISSION_ERROR', 200, someOperator, operatorMessages.PERMISSION_DENIED],
    ['BORROWER_FORBIDDEN', 'PERMISSION_ERROR', 200, open, borrowerMessages.BORROWER_FORBIDDEN],
    ['ROUTE_UNKNOWN', 'FAILURE', 404, open, borrowerMessages.ROUTE_UNKNOWN],
  ] as const)('by %s has status %s, HTTP %i, in the words of who reads it', async (code, status, http, auth, words) => {
    logLines()
    const { statusCode, envelope } = await answerOf(throwing(new Failure(code), auth))
    expect(statusCode).toBe(http)
    expect(envelope).toEqual({ status, error_message: words })
  })

  it("may have the vendor's own words, and results", async () => {
    logLines()
    const failure = new Failure('VENDOR_REFUSED', { text: '密码错误[2001]', results: [{ token: 't' }] })
    expect((await answerOf(throwing(failure))).envelope).toEqual({
      status: 'FAILURE',
      error_message: '密码错误[2001]',
      results: [{ token: 't' }],
    })
  })

  it('is logged by its code, not as a fault', async () => {
    const log = logLines()
    await answerOf(throwing(new Failure('QUOTA_EXCEEDED')))
    expect(log.lines()).toMatchObject([{ level: 'INFO', code: 'QUOTA_EXCEEDED', requestId: 'gateway-request' }])
  })
})

describe('a fault', () => {
  const fault = new TypeError('cannot read secret.pem', { cause: new Error('at the bottom') })

  it('is HTTP 500, and the body tells nothing of it', async () => {
    logLines()
    const { statusCode, headers, text: body } = await answerOf(throwing(fault))
    expect(statusCode).toBe(500)
    expect(body).toBe('{"status":"FAILURE","error_message":"系统繁忙，请稍后重试"}')
    expect(headers).toMatchObject({ 'x-request-id': 'gateway-request' })
  })

  it('is in the log with its stack and cause, under the request id that the caller sees', async () => {
    const log = logLines()
    await answerOf(throwing(fault))
    expect(log.lines()).toMatchObject([
      {
        level: 'ERROR',
        requestId: 'gateway-request',
        error: 'TypeError',
        message: 'cannot read secret.pem',
        stack: expect.stringContaining('endpoint.test.ts'),
        cause: { message: 'at the bottom' },
      },
    ])
  })

  it.each([['text'], [undefined], [null], [{ message: 'x' }]])('may be anything thrown: %j', async (thrown) => {
    logLines()
    expect((await answerOf(throwing(thrown))).envelope.error_message).toBe('系统繁忙，请稍后重试')
  })

  it.each([
    ['a borrower', open, 'NO_SUCH_LOAN', '系统繁忙，请稍后重试'],
    ['an operator', someOperator, 'LOAN_UNKNOWN', 'A fault of ours: try again later'],
  ] as const)('is a refusal without words for %s, and the log has its code', async (_reader, auth, code, words) => {
    const log = logLines()
    const { statusCode, envelope } = await answerOf(throwing(new Failure(code), auth))
    expect(statusCode).toBe(500)
    expect(envelope).toEqual({ status: 'FAILURE', error_message: words })
    expect(log.lines()).toMatchObject([{ level: 'ERROR', error: 'Failure', message: code }])
  })

  it("of a vendor is no fault of ours: 'later', HTTP 200", async () => {
    logLines()
    const { statusCode, envelope } = await answerOf(throwing(new VendorUnavailable('limu', 'no answer')))
    expect(statusCode).toBe(200)
    expect(envelope).toEqual({ status: 'FAILURE', error_message: '服务暂时不可用，请稍后重试' })
  })
})

describe('to an operator it is said in English', () => {
  it.each([
    ['a fault', new TypeError('x'), 'A fault of ours: try again later'],
    [
      "a vendor's silence",
      new VendorUnavailable('lianlian', 'no answer'),
      'The provider did not answer: try again later',
    ],
    ['what is not there', new Failure('NO_SUCH_LOAN'), 'No such loan'],
  ])('%s', async (_name, thrown, words) => {
    logLines()
    expect((await answerOf(throwing(thrown, someOperator))).envelope.error_message).toBe(words)
  })

  it.each([
    ['broken JSON', '{"note":', 'The request is malformed'],
    ['a body that is too large', `{"note":"${'x'.repeat(300_000)}"}`, 'The request is too large'],
    ['a list for a text', '{"note":["x"]}', 'A parameter is missing or wrong'],
    ['a text that is too long', `{"note":"${'x'.repeat(301)}"}`, 'A text is too long'],
  ])('%s', async (_name, body, words) => {
    logLines()
    const noted = endpoint({ auth: someOperator, input: z.object({ note: text({ max: 300 }) }) }, async () => ({}))
    const { envelope } = await answerOf(noted, { body, headers: { 'content-type': 'application/json' } })
    expect(envelope).toEqual({ status: 'FAILURE', error_message: words })
  })
})

describe('a request', () => {
  const input = z.object({ code: text({ required: 'CODE_REQUIRED' }) })
  const handled: string[] = []
  const guarded = (auth: Auth<object>) =>
    endpoint({ auth, input }, async () => {
      handled.push('handled')
      return {}
    })

  it('of nobody is refused before it is read', async () => {
    logLines()
    expect((await answerOf(guarded(nobody), { body: 'code=' })).envelope.status).toBe('TOKEN_ERROR')
  })

  it('of somebody that does not parse is refused before the handler hears of it', async () => {
    logLines()
    const { envelope } = await answerOf(guarded(open), { body: 'code=' })
    expect(envelope).toEqual({ status: 'FAILURE', error_message: '请输入验证码' })
    expect(handled).toEqual([])
  })

  it.each([
    ['broken JSON', '{"code":', 'application/json', '请求格式错误'],
    ['a JSON list', '["code"]', 'application/json', '请求格式错误'],
    ['a body that is too large', `code=${'1'.repeat(300_000)}`, 'application/x-www-form-urlencoded', '请求内容过大'],
    ['a list for a text', 'code[]=1', 'application/x-www-form-urlencoded', '参数错误'],
  ])('with %s is answered: %s', async (_name, body, type, words) => {
    logLines()
    const { statusCode, envelope } = await answerOf(guarded(open), { body, headers: { 'content-type': type } })
    expect(statusCode).toBe(200)
    expect(envelope).toEqual({ status: 'FAILURE', error_message: words })
  })

  it('that is broken leaves nothing of its body in the log', async () => {
    const log = logLines()
    const body = '{"password": geheim123456}'
    await answerOf(guarded(open), { body, headers: { 'content-type': 'application/json' } })
    expect(log.text()).toContain('BAD_REQUEST')
    expect(log.text()).not.toContain('geheim')
  })

  it('that is refused leaves none of its values in the log', async () => {
    const log = logLines()
    await answerOf(guarded(open), { body: 'code=gehe%00im' })
    expect(log.text()).toContain('BAD_PARAMETER')
    expect(log.text()).not.toContain('gehe')
  })

  it('without body, query and header is a request too', async () => {
    const bare = { ...event(), headers: undefined, rawQueryString: undefined, body: undefined } as never
    const hello = endpoint({ auth: open, input: noInput }, async () => ({ results: [] }))
    expect((await hello(bare, context)).statusCode).toBe(200)
  })

  it('that no gateway numbered goes by the number of the invocation', async () => {
    const hello = endpoint({ auth: open, input: noInput }, async () => ({ results: [] }))
    const unnumbered = { ...event(), requestContext: undefined } as never
    expect((await hello(unnumbered, context)).headers).toMatchObject({ 'x-request-id': 'lambda-request' })
  })
})
