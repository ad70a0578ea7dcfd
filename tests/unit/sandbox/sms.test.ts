import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { httpSms } from '../../../lib/vendors/sms/http-sms.ts'
import { type SmsTemplate, textOf } from '../../../lib/vendors/sms/sms.ts'
import { openKv } from '../../../local/kv.ts'
import { smsSandbox } from '../../../local/sandbox/sms/index.ts'
import { serveAt } from './serve.ts'

const mobile = '13800000000'
const params = { code: '483920' }

async function inbox() {
  const clock = { ms: 1_790_000_000_999 }
  const baseUrl = await serveAt('/sms', smsSandbox({ kv: openKv(':memory:'), now: () => clock.ms }).app)
  const read = async (path: string) => (await fetch(baseUrl + path)).json()
  return { clock, baseUrl, read, sender: httpSms({ url: `${baseUrl}/messages` }) }
}

describe('the inbox', () => {
  test('takes nothing while it is out of order', async () => {
    const { sender, baseUrl, read } = await inbox()
    await fetch(`${baseUrl}/_sim/down`, { method: 'POST' })
    await expect(sender.send({ mobile, template: 'signup-code', params })).rejects.toThrow()
    expect(await read('/messages')).toEqual([])
    await fetch(`${baseUrl}/_sim/down`, { method: 'DELETE' })
    await sender.send({ mobile, template: 'signup-code', params })
    expect(await read('/messages')).toHaveLength(1)
  })

  test('shows what was sent, newest first, by mobile', async () => {
    const { sender, clock, read } = await inbox()
    await sender.send({ mobile, template: 'signup-code', params })
    clock.ms += 60_000
    await sender.send({ mobile, template: 'reset-code', params: { code: '000111' } })
    await sender.send({ mobile: '13900000000', template: 'repaid', params: { time: '2026-11-01', account: '503.45' } })
    expect(await read(`/messages?mobile=${mobile}`)).toEqual([
      {
        mobile,
        template: 'reset-code',
        params: { code: '000111' },
        text: '您正在重置登录密码，验证码为000111，15分钟内有效，请勿告知他人。',
        sent_at: 1_790_000_060,
      },
      {
        mobile,
        template: 'signup-code',
        params,
        text: '您的注册验证码为483920，15分钟内有效，请勿告知他人。',
        sent_at: 1_790_000_000,
      },
    ])
    expect(await read('/messages')).toHaveLength(3)
  })

  test('has a page for a person', async () => {
    const { sender, baseUrl } = await inbox()
    await sender.send({ mobile, template: 'repaid', params: { time: '<b>', account: '1' } })
    const page = await (await fetch(baseUrl)).text()
    expect(page).toContain('您于&lt;b&gt;还款1元已成功')
  })

  test.each([
    ['no JSON', '{'],
    ['no mobile', JSON.stringify({ mobile: '123', template: 'repaid', params: {} })],
    ['no such template', JSON.stringify({ mobile, template: 'toString', params: {} })],
    ['a parameter is missing', JSON.stringify({ mobile, template: 'signup-code', params: {} })],
  ])('refuses a message with %s', async (_, body) => {
    const { baseUrl, read } = await inbox()
    expect((await fetch(`${baseUrl}/messages`, { method: 'POST', body })).status).toBe(400)
    expect(await read('/messages')).toEqual([])
  })
})

describe('httpSms', () => {
  async function facing(status: number | undefined) {
    const server = createServer((_, response) => {
      if (status !== undefined) response.writeHead(status).end()
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    onTestFinished(async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    })
    // Short only where no answer ever comes: a busy machine may be late with one.
    const timeoutMs = status === undefined ? 200 : 10_000
    return httpSms({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, timeoutMs })
  }

  test.each([200, 202])('HTTP %i is taken', async (status) => {
    await (await facing(status)).send({ mobile, template: 'signup-code', params })
  })

  test.each([302, 400, 500, undefined])('HTTP %s is not, and the error shows no content', async (status) => {
    const sending = (await facing(status)).send({ mobile, template: 'signup-code', params })
    const failure: unknown = await sending.catch((thrown: unknown) => thrown)
    expect(failure).toMatchObject({ name: 'VendorUnavailable', vendor: 'sms' })
    expect(JSON.stringify(failure) + String(failure)).not.toMatch(/483920|13800000000/)
  })
})

test.each<[SmsTemplate, Record<string, string>, string]>([
  [
    'loan-paid-out',
    { cash_account: '1000.00', date: '2026-11-01', account: '0123' },
    '您的借款1000.00元已于2026-11-01发放至尾号0123的银行卡，请注意查收。',
  ],
  ['repaid', { time: '2026-11-08', account: '503.45' }, '您于2026-11-08还款503.45元已成功，感谢您的使用。'],
])('the words of %s', (template, values, words) => {
  expect(textOf(template, values)).toBe(words)
})
