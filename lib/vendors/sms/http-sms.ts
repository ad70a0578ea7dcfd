import { post } from '../post.ts'
import { VendorUnavailable } from '../unavailable.ts'
import { SmsRefused, type SmsSender } from './sms.ts'

const TIMEOUT_MS = 5_000

/** Posts `{mobile, template, params}` as JSON to a gateway, which holds the provider's account. Any 2xx means taken. */
export const httpSms = ({ url, timeoutMs = TIMEOUT_MS }: { url: string; timeoutMs?: number }): SmsSender => ({
  async send({ mobile, template, params }) {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ mobile, template, params })
    const { status } = await post(url, { headers, body, timeoutMs, maxBytes: 0 }).catch(() => {
      throw new VendorUnavailable('sms', 'the gateway gave no answer')
    })
    if (status === 429) throw new SmsRefused('sms', 'HTTP 429', true)
    if (status < 200 || status > 299) throw new VendorUnavailable('sms', `the gateway answered HTTP ${status}`)
  },
})
