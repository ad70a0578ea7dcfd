import { log } from '../../platform/log.ts'
import { SmsRefused, type SmsSender } from './sms.ts'

/**
 * A provider with a line for each message that it was asked to send: a metric of each provider is made of them, and an alarm
 * rings when one took nothing for ten minutes. Counted there because many Lambdas ask at once, and none of them lives so long.
 * That a mobile had too many messages is no sign either way: anybody can cause it.
 */
export const counted = (provider: string, sender: SmsSender): SmsSender => ({
  async send(message) {
    const asked = (taken: 0 | 1) => log.info('SMS provider asked', { provider, taken })
    await sender.send(message).catch((error: unknown) => {
      if (!(error instanceof SmsRefused && error.tooMany)) asked(0)
      throw error
    })
    asked(1)
  },
})
