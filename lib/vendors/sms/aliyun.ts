import { setTimeout } from 'node:timers/promises'
import dysms, { SendSmsRequest } from '@alicloud/dysmsapi20170525'
import { Config } from '@alicloud/openapi-client'
import { VendorUnavailable } from '../unavailable.ts'
import { codeOnly, SmsRefused, type SmsSender, type SmsTemplate } from './sms.ts'

/** Aliyun's account: the sign name and the codes of the templates as approved in its console. */
export interface AliyunConfig {
  url: string
  accessKeyId: string
  accessKeySecret: string
  signName: string
  /** A template without a code cannot be sent by Aliyun. */
  templateCodes: Partial<Record<SmsTemplate, string>>
  timeoutMs: number
}

/** Over Aliyun's limits for this mobile: one a minute, five an hour, ten a day unless set otherwise in its console. */
const TOO_MANY = 'isv.BUSINESS_LIMIT_CONTROL'

/** Codes for a fault of one message or its template. Every other code is a fault of the account, or Aliyun's. */
const REFUSED = [
  'isv.MOBILE_NUMBER_ILLEGAL',
  'isv.BLACK_KEY_CONTROL_LIMIT',
  'isv.INVALID_JSON_PARAM',
  'isv.INVALID_PARAMETERS',
  'isv.PARAM_LENGTH_LIMIT',
  'isv.PARAM_NOT_SUPPORT_URL',
  'isv.SMS_TEMPLATE_ILLEGAL',
  'isv.TEMPLATE_MISSING_PARAMETERS',
  'isv.TEMPLATE_PARAMS_ILLEGAL',
]

/** Sends through Aliyun's SendSms, by its SDK. The SDK's errors hold the whole request, so only their code is kept. */
export function aliyunSms(account: AliyunConfig): SmsSender {
  const client = clientOf(account)
  return {
    async send({ mobile, template, params }) {
      const templateCode = account.templateCodes[template]
      if (!templateCode) throw new Error(`ALIYUN_SMS_TEMPLATES names no code for ${template}`)
      const request = new SendSmsRequest({
        phoneNumbers: mobile,
        signName: account.signName,
        templateCode,
        templateParam: JSON.stringify(params),
      })
      const code = await Promise.race([codeOf(client.sendSms(request)), silenceAfter(account.timeoutMs)])
      if (code === 'OK') return
      if (code === TOO_MANY) throw new SmsRefused('aliyun', TOO_MANY, true)
      if (REFUSED.includes(String(code))) throw new SmsRefused('aliyun', codeOnly(code))
      throw new VendorUnavailable('aliyun', `no yes: ${codeOnly(code)}`)
    },
  }
}

/** A CommonJS module: its default is where Node and esbuild put it, or has been unpacked already, as vitest does. */
const Client = dysms.default ?? (dysms as unknown as typeof dysms.default)

/** Makes the client. The SDK's limits apply to a connection and to a pause in the answer, so the whole call has another. */
function clientOf({ url, accessKeyId, accessKeySecret, timeoutMs }: AliyunConfig) {
  const { protocol, host } = new URL(url)
  const times = { connectTimeout: timeoutMs, readTimeout: timeoutMs }
  const config = { accessKeyId, accessKeySecret, protocol: protocol.slice(0, -1), endpoint: host, ...times }
  return new Client(new Config(config))
}

/** Reads the code of an answer. HTTP 200 and HTTP 400 differ only in whether the SDK throws: both have a code. */
const codeOf = (answer: ReturnType<InstanceType<typeof Client>['sendSms']>): Promise<unknown> =>
  answer.then(
    ({ body }) => body?.code,
    (error: { code?: unknown } | undefined) => error?.code,
  )

const silenceAfter = (ms: number) => setTimeout(ms, 'TimedOut', { ref: false })
