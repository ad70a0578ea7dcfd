import '../environment.ts'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Failure } from '../../../lib/domain/failure.ts'
import { type Auth, open } from '../../../lib/http/auth/auth.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { failureTexts } from '../../../lib/http/failure-texts.ts'
import { id, list, nothing, text } from '../../../lib/http/fields.ts'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import { logLines } from '../log-lines.ts'
import { answerOf, context, event } from './gateway.ts'

const nobody: Auth<object> = {
  audience: 'borrower',
  identify: async () => {
    throw new Failure('NOT_SIGNED_IN')
  },
}

const throwing = (error: unknown) =>
  endpoint({ auth: open, input: nothing }, async () => {
    throw error
  })

describe('a success', () => {
  it('is HTTP 200 with the envelope, a content type and a request id', async () => {
    const hello = endpoint({ auth: open, input: nothing }, async () => ({ results: [{ greeting: '你好/再见' }] }))
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
    const quiet = endpoint({ auth: open, input: nothing }, async () => undefined)
    expect((await answerOf(quiet)).envelope).toEqual({ status: 'SUCCESS', error_message: '' })
  })

  it('may carry words and say whether there is more', async () => {
    const page = endpoint({ auth: open, input: nothing }, async () => ({
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
    const auth: Auth<{ name: string }> = { audience: 'operator', identify: async () => ({ name: 'Li' }) }
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
    const token = endpoint({ auth: open, input: nothing }, async ({ call }) => ({ results: call.headers }))
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
    ['NOT_SIGNED_IN', 'TOKEN_ERROR', 200],
    ['PERMISSION_DENIED', 'PERMISSION_ERROR', 200],
    ['BORROWER_FORBIDDEN', 'PERMISSION_ERROR', 200],
    ['ROUTE_UNKNOWN', 'FAILURE', 404],
  ] as const)('by %s has status %s, HTTP %i', async (code, status, http) => {
    logLines()
    const { statusCode, envelope } = await answerOf(throwing(new Failure(code)))
    expect(statusCode).toBe(http)
    expect(envelope).toEqual({ status, error_message: failureTexts[code] })
  })

  it("may have the vendor's own words, and results", async () => {
    logLines()
    const failure = new Failure('VENDOR_REFUSED', { words: '密码错误[2001]', results: [{ token: 't' }] })
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

  it("of a vendor is no fault of ours: 'later', HTTP 200", async () => {
    logLines()
    const { statusCode, envelope } = await answerOf(throwing(new VendorUnavailable('limu', 'no answer')))
    expect(statusCode).toBe(200)
    expect(envelope).toEqual({ status: 'FAILURE', error_message: '服务暂时不可用，请稍后重试' })
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
    const hello = endpoint({ auth: open, input: nothing }, async () => ({ results: [] }))
    expect((await hello(bare, context)).statusCode).toBe(200)
  })

  it('that no gateway numbered goes by the number of the invocation', async () => {
    const hello = endpoint({ auth: open, input: nothing }, async () => ({ results: [] }))
    const unnumbered = { ...event(), requestContext: undefined } as never
    expect((await hello(unnumbered, context)).headers).toMatchObject({ 'x-request-id': 'lambda-request' })
  })
})
