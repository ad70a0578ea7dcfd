import '../environment.ts'
import { afterEach, expect, it, vi } from 'vitest'
import { byFunction, sendAndTell } from '../../../lib/vendors/sms/by-function.ts'
import { SmsRefused } from '../../../lib/vendors/sms/sms.ts'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import { logLines } from '../log-lines.ts'
import { message, outcomeOf, provider } from './provider.ts'

afterEach(() => vi.unstubAllEnvs())

/** Lambda's Invoke: the function's answer as JSON. */
async function send(answer: Parameters<typeof provider>[0]) {
  const { url, asked } = await provider(answer)
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', url)
  return { asked, ...(await outcomeOf(byFunction({ name: 'loans-send-sms', timeoutMs: 200 }).send(message))) }
}

it('calls the function with the message, signed', async () => {
  const { asked, outcome } = await send({ body: '"taken"' })
  expect(outcome).toBe('taken')
  expect(asked[0]?.url.pathname).toBe('/2015-03-31/functions/loans-send-sms/invocations')
  expect(asked[0]?.headers).toMatchObject({
    'x-amz-invocation-type': 'RequestResponse',
    authorization: expect.stringContaining('/lambda/aws4_request'),
  })
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual(message)
})

it.each([
  ['refused', { body: '"refused"' }, 'SmsRefused'],
  ['too many', { body: '"tooMany"' }, 'too many'],
  ['no provider', { body: '"unavailable"' }, 'VendorUnavailable'],
  ['a fault of the function', { body: '{"errorType":"Error"}' }, 'VendorUnavailable'],
  ['no such function', { status: 404, body: '{}' }, 'VendorUnavailable'],
  ['no room for another', { status: 429, body: '{}' }, 'VendorUnavailable'],
  ['no JSON', { body: 'taken' }, 'VendorUnavailable'],
  ['nothing', 'silent' as const, 'VendorUnavailable'],
])('%s: asked once, and told without mobile and code', async (_, answer, wanted) => {
  const { outcome, told, asked } = await send(answer)
  expect(outcome).toBe(wanted)
  expect(told).not.toMatch(/13800000000|483920/)
  expect(asked).toHaveLength(1)
})

it.each([
  ['taken', undefined],
  ['refused', new SmsRefused('aliyun', 'NO')],
  ['tooMany', new SmsRefused('aliyun', 'MUCH', true)],
  ['unavailable', new VendorUnavailable('aliyun', 'no answer')],
])('the function answers %s, and its log says why', async (outcome, error) => {
  const log = logLines()
  const sender = {
    async send() {
      if (error) throw error
    },
  }
  expect(await sendAndTell(sender, message)).toBe(outcome)
  expect(log.lines()).toMatchObject(error ? [{ level: 'WARN', event: 'code not sent', message: error.message }] : [])
})

it('a fault of ours is a lost code too, of which the borrower hears', async () => {
  const broken = { send: () => Promise.reject(new Error('a template has no code')) }
  const log = logLines()
  expect(await sendAndTell(broken, message)).toBe('unavailable')
  expect(log.lines()).toMatchObject([{ level: 'WARN', event: 'code not sent', message: 'a template has no code' }])
})
