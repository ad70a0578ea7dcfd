import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { aliyunSms } from '../../../lib/vendors/sms/aliyun.ts'
import { message, outcomeOf, provider } from './provider.ts'

const account = {
  accessKeyId: 'test-key',
  accessKeySecret: 'test-secret',
  signName: '测试签名',
  templateCodes: { 'signup-code': 'SMS_100000001' },
  timeoutMs: 1_000,
}
const answering = (Code: string, status = 200) => ({
  status,
  body: JSON.stringify({ Code, Message: '13800000000', RequestId: 'R' }),
})

it('sends our template by its code at Aliyun, with its parameters, under the sign name', async () => {
  const { url, asked } = await provider(answering('OK'))
  expect(await outcomeOf(aliyunSms({ ...account, url }).send(message))).toMatchObject({ outcome: 'taken' })
  expect(asked).toHaveLength(1)
  const { searchParams } = asked[0]?.url ?? new URL(url)
  expect(Object.fromEntries(searchParams)).toMatchObject({
    PhoneNumbers: '13800000000',
    SignName: '测试签名',
    TemplateCode: 'SMS_100000001',
    TemplateParam: '{"code":"483920"}',
  })
  expect(asked[0]?.headers).toMatchObject({ 'x-acs-action': 'SendSms', 'x-acs-version': '2017-05-25' })
})

it('signs with the key of the account', async () => {
  const { url, asked } = await provider(answering('OK'))
  await aliyunSms({ ...account, url }).send(message)
  const headers: Record<string, unknown> = asked[0]?.headers ?? {}
  const authorization = String(headers.authorization)
  const [, names = '', signature = ''] = /SignedHeaders=([^,]+),Signature=(\w+)/.exec(authorization) ?? []
  const query = [...(asked[0]?.url.searchParams ?? [])]
    .map(([name, value]) => [name, value].map(rfc3986).join('='))
    .sort()
    .join('&')
  const signed = names.split(';').map((name) => `${name}:${headers[name]}\n`)
  const canonical = ['POST', '/', query, signed.join(''), names, headers['x-acs-content-sha256']].join('\n')
  const digest = await crypto.subtle.digest('SHA-256', Buffer.from(canonical))
  const text = `ACS3-HMAC-SHA256\n${Buffer.from(digest).toString('hex')}`
  expect(signature).toBe(createHmac('sha256', 'test-secret').update(text).digest('hex'))
  expect(authorization).toContain('Credential=test-key')
})

const rfc3986 = (value: string) =>
  encodeURIComponent(value).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

it.each([
  ['more than the mobile may have', answering('isv.BUSINESS_LIMIT_CONTROL'), 'too many'],
  ['no such mobile', answering('isv.MOBILE_NUMBER_ILLEGAL'), 'SmsRefused'],
  ['a template that is not approved', answering('isv.SMS_TEMPLATE_ILLEGAL', 400), 'SmsRefused'],
  ['an account without money', answering('isv.AMOUNT_NOT_ENOUGH'), 'VendorUnavailable'],
  ['a wrong key', answering('InvalidAccessKeyId.NotFound', 404), 'VendorUnavailable'],
  ['too many requests of ours', answering('Throttling.User', 400), 'VendorUnavailable'],
  ['trouble of its own', answering('InternalError', 500), 'VendorUnavailable'],
  ['a code with words in it', answering('13800000000 483920'), 'VendorUnavailable'],
  ['no code', { body: '{}' }, 'VendorUnavailable'],
  ['no JSON', { body: '<html>13800000000 483920' }, 'VendorUnavailable'],
  ['a gateway between us', { status: 502, body: '<html>' }, 'VendorUnavailable'],
  ['nothing', 'silent' as const, 'VendorUnavailable'],
])('%s: asked once, and told without mobile, code and key', async (_, answer, wanted) => {
  const { url, asked } = await provider(answer)
  const { outcome, told } = await outcomeOf(
    aliyunSms({ ...account, url, timeoutMs: answer === 'silent' ? 150 : 3_000 }).send(message),
  )
  expect(outcome).toBe(wanted)
  expect(told).not.toMatch(/13800000000|483920|test-secret/)
  expect(asked).toHaveLength(1)
})

it('nobody at the address', async () => {
  const sender = aliyunSms({ ...account, url: 'http://127.0.0.1:9' })
  const { outcome, told } = await outcomeOf(sender.send(message))
  expect(outcome).toBe('VendorUnavailable')
  expect(told).not.toMatch(/13800000000|483920|test-secret/)
})

it('does not send what has no code at Aliyun', async () => {
  const { url, asked } = await provider(answering('OK'))
  const sending = aliyunSms({ ...account, url }).send({ ...message, template: 'reset-code' })
  await expect(sending).rejects.toThrow('ALIYUN_SMS_TEMPLATES names no code for reset-code')
  expect(asked).toEqual([])
})
