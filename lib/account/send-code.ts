import { setTimeout } from 'node:timers/promises'
import { dateOf } from '../domain/calendar.ts'
import { newSmsCode } from '../platform/ids.ts'
import { describe, log } from '../platform/log.ts'
import { blindIndex } from '../platform/sealing.ts'
import { incrementDaily } from '../store/daily-limit.ts'
import { keys } from '../store/keys.ts'
import { spendMessages } from '../store/sms-budget.ts'
import { type CodePurpose, issueCode } from '../store/sms-code.ts'
import { getAll } from '../table/read.ts'
import { update } from '../table/update.ts'
import { SmsRefused, type SmsTemplate } from '../vendors/sms/sms.ts'
import { codeSender } from '../vendors/sms.ts'
import { VendorUnavailable } from '../vendors/unavailable.ts'
import { networkOf } from './network.ts'

/** Longer than the providers' time-out, and less than the function's ten seconds. */
const WITHIN_MS = 8_000

/** The moment at which a request for a code is answered: late enough for a warm provider to have taken the message. */
const ANSWER_MS = 1_000

/**
 * Stores a code, counted against the limits, and sends it if the mobile should have one.
 *
 * A code to sign up is not sent to a registered mobile, nor a code to reset to an unknown one, and the caller must not
 * learn which case it is, neither from the answer nor from its timing. So the limits count both alike, and the answer comes
 * at a fixed moment, whatever became of the message. By then another Lambda has it and sends it however long that takes;
 * this one may be frozen. The code is never logged.
 */
export async function sendCode(request: {
  mobile: string
  ip: string
  purpose: CodePurpose
  now: number
}): Promise<void> {
  const { mobile, ip, purpose, now } = request
  const answer = setTimeout(ANSWER_MS)
  const code = newSmsCode()
  const [mobileIndex, ipIndex] = await Promise.all([blindIndex('mobile', mobile), blindIndex('ip', networkOf(ip))])
  const [template] = await Promise.all([
    templateFor(purpose, mobileIndex, now),
    issueCode({ mobileIndex, ipIndex, purpose, code }, now),
  ])
  await Promise.all([spendMessages(template ? 1 : 0, now), template === REGISTERED && noteNotice(mobileIndex, now)])
  if (template) send(mobile, template, code)
  await answer
}

/** The message sent instead of a code to sign up. */
const REGISTERED = 'already-registered'

/**
 * Picks the message for the owner of a mobile; none for a reset without an account, nor for the second such sign-up of a
 * day.
 */
async function templateFor(purpose: CodePurpose, mobileIndex: string, now: number): Promise<SmsTemplate | undefined> {
  const { login, notice } = await getAll({
    login: keys.login(mobileIndex),
    notice: keys.limit(REGISTERED, mobileIndex, dateOf(now)),
  })
  if (purpose === 'reset') return login ? 'reset-code' : undefined
  if (!login) return 'signup-code'
  return notice ? undefined : REGISTERED
}

/** Records that the owner received the notice today. Needs no condition: requests for one mobile are a minute apart. */
async function noteNotice(mobileIndex: string, now: number): Promise<void> {
  const { update: key, changes } = incrementDaily(REGISTERED, mobileIndex, 1, 'TOO_MANY_MESSAGES', now)
  await update(key, changes)
}

function send(mobile: string, template: SmsTemplate, code: string): void {
  codeSender(WITHIN_MS)
    .send({ mobile, template, params: template === REGISTERED ? {} : { code } })
    .catch((error: unknown) => {
      // The sender has already logged the message that it could not send.
      const logged = error instanceof SmsRefused || error instanceof VendorUnavailable
      if (!logged) log.warn('code not sent', describe(error))
    })
}
