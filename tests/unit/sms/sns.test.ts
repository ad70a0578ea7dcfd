import '../environment.ts'
import { afterEach, expect, it, vi } from 'vitest'
import { snsSms } from '../../../lib/vendors/sms/sns.ts'
import { message, outcomeOf, provider } from './provider.ts'

afterEach(() => vi.unstubAllEnvs())

/** SNS speaks the query protocol: a form in, XML out. */
const xml = (body: string, status = 200) => ({ status, type: 'text/xml', body })
const taken = xml(
  '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>',
)
const refusing = (code: string, status: number) =>
  xml(
    `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>${code}</Code><Message>+8613800000000 483920</Message></Error></ErrorResponse>`,
    status,
  )

async function sender(answer: Parameters<typeof provider>[0], timeoutMs = 3_000) {
  const { url, asked } = await provider(answer)
  vi.stubEnv('AWS_ENDPOINT_URL_SNS', url)
  return { asked, send: () => outcomeOf(snsSms({ timeoutMs }).send(message)) }
}

it('publishes the words to the mobile, as a message that must arrive', async () => {
  const { asked, send } = await sender(taken)
  expect(await send()).toMatchObject({ outcome: 'taken' })
  expect(asked).toHaveLength(1)
  expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toMatchObject({
    Action: 'Publish',
    PhoneNumber: '+8613800000000',
    Message: '您的注册验证码为483920，15分钟内有效，请勿告知他人。',
    'MessageAttributes.entry.1.Name': 'AWS.SNS.SMS.SMSType',
    'MessageAttributes.entry.1.Value.StringValue': 'Transactional',
  })
})

it.each([
  ['no such mobile', refusing('InvalidParameter', 400), 'SmsRefused'],
  ['an owner who wants none', refusing('OptedOut', 400), 'SmsRefused'],
  ['no right to publish', refusing('AuthorizationError', 403), 'VendorUnavailable'],
  ['too many requests of ours', refusing('Throttled', 429), 'VendorUnavailable'],
  ['trouble of its own', refusing('InternalError', 500), 'VendorUnavailable'],
  ['no XML', xml('13800000000', 502), 'VendorUnavailable'],
  ['nothing', 'silent' as const, 'VendorUnavailable'],
])('%s: asked once, and told without mobile and code', async (_, answer, wanted) => {
  const { asked, send } = await sender(answer, answer === 'silent' ? 150 : 3_000)
  const { outcome, told } = await send()
  expect(outcome).toBe(wanted)
  expect(told).not.toMatch(/13800000000|483920/)
  expect(asked).toHaveLength(1)
})
