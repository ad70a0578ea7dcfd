import { invoke } from '../../platform/invoke.ts'
import { describe, log } from '../../platform/log.ts'
import { VendorUnavailable } from '../unavailable.ts'
import { type SmsMessage, SmsRefused, type SmsSender } from './sms.ts'

/** Result of a message, as the sending function returns it. */
export type SmsOutcome = 'taken' | 'refused' | 'tooMany' | 'unavailable'

/**
 * Leaves sending to a Lambda of ours, so that its bundle has the providers' SDKs and the caller's does not. An alarm counts
 * the lines `code not sent`, one for each lost code: the Lambda logs a message it could not send, this function one that
 * the Lambda did not take. Without an answer in time the result is unknown: the message may have been sent, and a Lambda
 * that is frozen after its answer learns nothing more.
 */
export const byFunction = ({ name, timeoutMs }: { name: string; timeoutMs: number }): SmsSender => ({
  async send(message) {
    const outcome = await invoke(name, message, timeoutMs).catch((cause: unknown) => {
      if (cause instanceof Error && cause.name === 'AbortError') log.warn('no answer about a code', describe(cause))
      else log.warn('code not sent', describe(cause))
      throw new VendorUnavailable('sms', 'the sending function gave no answer', { cause })
    })
    if (outcome === 'taken') return
    if (outcome === 'refused' || outcome === 'tooMany') throw new SmsRefused('sms', outcome, outcome === 'tooMany')
    throw new VendorUnavailable('sms', 'the sending function said no yes')
  },
})

/**
 * Sends a message in the Lambda that `byFunction` calls, and returns the result. It knows the reason of a failure, so it
 * logs it.
 */
export const sendAndTell = (sender: SmsSender, message: SmsMessage): Promise<SmsOutcome> =>
  sender.send(message).then(
    () => 'taken',
    (error: unknown) => {
      log.warn('code not sent', describe(error))
      if (error instanceof SmsRefused) return error.tooMany ? 'tooMany' : 'refused'
      return 'unavailable'
    },
  )
