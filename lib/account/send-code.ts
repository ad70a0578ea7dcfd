import { dateOf } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import { newSmsCode } from '../platform/ids.ts'
import { blindIndex } from '../platform/sealing.ts'
import { type CodePurpose, issueCode } from '../store/sms-code.ts'
import { VendorUnavailable } from '../vendors/unavailable.ts'
import { smsSender } from '../vendors/wired.ts'

const templates = { signup: 'signup-code', reset: 'reset-code' } as const

/** Stores a code, counted against the limits, and sends it. The code is in no log. */
export async function sendCode(request: {
  mobile: string
  ip: string
  purpose: CodePurpose
  now: number
}): Promise<void> {
  const { mobile, ip, purpose, now } = request
  const code = newSmsCode()
  const [mobileIndex, ipIndex] = await Promise.all([blindIndex('mobile', mobile), blindIndex('ip', networkOf(ip))])
  await issueCode({ mobileIndex, ipIndex, purpose, code, date: dateOf(now) }, now)
  await smsSender()
    .send({ mobile, template: templates[purpose], params: { code } })
    .catch((cause: unknown) => {
      throw cause instanceof VendorUnavailable ? new Failure('MESSAGE_NOT_SENT', { cause }) : cause
    })
}

/** An IPv6 customer owns a /64 at least, so the limit is per /64. */
const networkOf = (ip: string): string => (ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip)
