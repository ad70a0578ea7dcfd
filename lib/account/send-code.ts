import { dateOf } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import { newSmsCode } from '../platform/ids.ts'
import { describe, log } from '../platform/log.ts'
import { blindIndex } from '../platform/sealing.ts'
import { keys } from '../store/keys.ts'
import { get } from '../store/read.ts'
import { type CodePurpose, issueCode } from '../store/sms-code.ts'
import { VendorUnavailable } from '../vendors/unavailable.ts'
import { smsSender } from '../vendors/wired.ts'
import { networkOf } from './network.ts'

const templates = { signup: 'signup-code', reset: 'reset-code' } as const

/**
 * Stores a code, counted against the limits, and sends it. The code is in no log. A code to reset a password goes only to a
 * mobile that is registered; the answer does not tell.
 */
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
  if (purpose === 'reset' && !(await get(keys.login(mobileIndex)))) return
  await smsSender()
    .send({ mobile, template: templates[purpose], params: { code } })
    .catch((cause: unknown) => {
      if (!(cause instanceof VendorUnavailable)) throw cause
      // The answer to "reset" must not tell whether a mobile is registered.
      if (purpose === 'signup') throw new Failure('MESSAGE_NOT_SENT', { cause })
      log.warn('reset code not sent', describe(cause))
    })
}
