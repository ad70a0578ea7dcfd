import { log } from '../../platform/log.ts'
import { SmsRefused, type SmsSender } from './sms.ts'

/**
 * Logs a line for each message that a provider is asked to send. A metric per provider is made of the lines, and an alarm
 * rings when one accepted nothing for ten minutes. CloudWatch counts, because many Lambdas send at once and none lives that
 * long. "Too many to this mobile" counts neither way: a stranger can cause it.
 */
export const counted = (provider: string, sender: SmsSender): SmsSender => ({
  async send(message) {
    const asked = (taken: 0 | 1) => log.info('SMS provider called', { provider, taken })
    await sender.send(message).catch((error: unknown) => {
      if (!(error instanceof SmsRefused && error.tooMany)) asked(0)
      throw error
    })
    asked(1)
  },
})
