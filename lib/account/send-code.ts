import { setTimeout } from 'node:timers/promises'
import { Failure } from '../domain/failure.ts'
import { newSmsCode } from '../platform/ids.ts'
import { describe, log } from '../platform/log.ts'
import { blindIndex } from '../platform/sealing.ts'
import { keys } from '../store/keys.ts'
import { get } from '../store/read.ts'
import { spendMessage } from '../store/sms-budget.ts'
import { type CodePurpose, issueCode } from '../store/sms-code.ts'
import { SmsRefused } from '../vendors/sms/sms.ts'
import { VendorUnavailable } from '../vendors/unavailable.ts'
import { codeSender } from '../vendors/wired.ts'
import { networkOf } from './network.ts'

/** Longer than the providers have, and less than the ten seconds of the function. */
const WITHIN_MS = 8_000

/** When a request for a reset code is answered: late enough for a warm provider to have taken it. */
const RESET_ANSWER_MS = 1_000

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
  await issueCode({ mobileIndex, ipIndex, purpose, code }, now)
  await spendMessage(now)
  await (purpose === 'signup' ? sendSignupCode(mobile, code) : sendResetCode(mobile, mobileIndex, code))
}

async function sendSignupCode(mobile: string, code: string): Promise<void> {
  await codeSender(WITHIN_MS)
    .send({ mobile, template: 'signup-code', params: { code } })
    .catch((cause: unknown) => {
      if (cause instanceof SmsRefused && cause.tooMany) throw new Failure('TOO_MANY_MESSAGES', { cause })
      if (ofTheSender(cause)) throw new Failure('MESSAGE_NOT_SENT', { cause })
      throw cause
    })
}

/**
 * A reset code goes only to a mobile that is registered, and nobody may learn whether it is: neither from the answer nor from
 * when it comes. So the answer comes at a fixed moment and waits for nothing else. By then the message is with another Lambda,
 * which sends it however long that takes; this one may be frozen.
 */
async function sendResetCode(mobile: string, mobileIndex: string, code: string): Promise<void> {
  const moment = setTimeout(RESET_ANSWER_MS)
  sendIfRegistered(mobile, mobileIndex, code).catch((error) => {
    // What the sender could not do, it has logged.
    if (!ofTheSender(error)) log.warn('code not sent', describe(error))
  })
  await moment
}

async function sendIfRegistered(mobile: string, mobileIndex: string, code: string): Promise<void> {
  if (!(await get(keys.login(mobileIndex)))) return
  await codeSender(WITHIN_MS).send({ mobile, template: 'reset-code', params: { code } })
}

const ofTheSender = (error: unknown): boolean => error instanceof SmsRefused || error instanceof VendorUnavailable
