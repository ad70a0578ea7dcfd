import '../environment.ts'
import { readFileSync } from 'node:fs'
import { afterEach, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
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
  const timeoutMs = answer === 'silent' ? 200 : 10_000
  return { asked, ...(await outcomeOf(byFunction({ name: 'loans-send-sms', timeoutMs }).send(message))) }
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

const lost = ['code not sent']
it.each([
  ['refused', { body: '"refused"' }, 'SmsRefused', []],
  ['too many', { body: '"tooMany"' }, 'too many', []],
  ['no provider', { body: '"unavailable"' }, 'VendorUnavailable', []],
  [
    'a fault of the function',
    { body: '{}', headers: { 'x-amz-function-error': 'Unhandled' } },
    'VendorUnavailable',
    lost,
  ],
  ['no such function', { status: 404, body: '{}' }, 'VendorUnavailable', lost],
  ['no room for another', { status: 429, body: '{}' }, 'VendorUnavailable', lost],
  ['no JSON', { body: 'taken' }, 'VendorUnavailable', lost],
  ['nothing', 'silent' as const, 'VendorUnavailable', ['no answer about a code']],
])(
  '%s: asked once, told without mobile and code, and logged unless the function did',
  async (_, answer, wanted, events) => {
    const log = logLines()
    const { outcome, told, asked } = await send(answer)
    expect(outcome).toBe(wanted)
    expect(told + log.text()).not.toMatch(/13800000000|483920/)
    expect(asked).toHaveLength(1)
    expect(log.lines()).toMatchObject(events.map((event) => ({ level: 'WARN', event })))
  },
)

it('the alarm counts these lines and no others', () => {
  const { LostCodes } = parse(readFileSync('resources/alarms.yml', 'utf8')).Resources
  expect(LostCodes.Properties.FilterPattern).toBe('{ $.event = "code not sent" }')
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
