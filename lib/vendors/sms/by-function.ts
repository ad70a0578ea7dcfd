import { invoke } from '../../platform/invoke.ts'
import { describe, log } from '../../platform/log.ts'
import { VendorUnavailable } from '../unavailable.ts'
import { type SmsMessage, SmsRefused, type SmsSender } from './sms.ts'

/** How a message ended, as the function that sends says it. */
export type SmsOutcome = 'taken' | 'refused' | 'tooMany' | 'unavailable'

/**
 * Leaves sending to a Lambda of ours: the providers' SDKs are in its bundle then, and not in the caller's. An alarm counts
 * the lines `code not sent`, one for each lost code: the Lambda logs what it could not send, this what it did not take. Of what
 * was not answered in time nobody knows: it may be sent, and a Lambda that sleeps after its answer hears of nothing.
 */
export const byFunction = ({ name, timeoutMs }: { name: string; timeoutMs: number }): SmsSender => ({
  async send(message) {
    const outcome = await invoke(name, message, timeoutMs).catch((cause: unknown) => {
      if (cause instanceof Error && cause.name === 'AbortError') log.warn('no word of a code', describe(cause))
      else log.warn('code not sent', describe(cause))
      throw new VendorUnavailable('sms', 'the sending function gave no answer', { cause })
    })
    if (outcome === 'taken') return
    if (outcome === 'refused' || outcome === 'tooMany') throw new SmsRefused('sms', outcome, outcome === 'tooMany')
    throw new VendorUnavailable('sms', 'the sending function said no yes')
  },
})

/** What the Lambda does: the other end of `byFunction`. It knows why, so it is where that is logged. */
export const sendAndTell = (sender: SmsSender, message: SmsMessage): Promise<SmsOutcome> =>
  sender.send(message).then(
    () => 'taken',
    (error: unknown) => {
      log.warn('code not sent', describe(error))
      if (error instanceof SmsRefused) return error.tooMany ? 'tooMany' : 'refused'
      return 'unavailable'
    },
  )
