import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { VendorUnavailable } from '../unavailable.ts'
import { codeOnly, SmsRefused, type SmsSender, textOf } from './sms.ts'

/** Codes for a fault of one message: its number, or an owner who opted out. */
const REFUSED = ['InvalidParameterException', 'InvalidParameterValueException', 'OptedOutException']

/**
 * Publishes the text itself to a mobile in mainland China through Amazon SNS. One try: another would send a message twice
 * that only seemed lost, and the outbox tries again anyway.
 */
export function snsSms({ timeoutMs }: { timeoutMs: number }): SmsSender {
  const client = new SNSClient({ maxAttempts: 1 })
  return {
    async send({ mobile, template, params }) {
      const command = new PublishCommand({
        PhoneNumber: `+86${mobile}`,
        Message: textOf(template, params),
        MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } },
      })
      await client.send(command, { abortSignal: AbortSignal.timeout(timeoutMs) }).catch(({ name }: Error) => {
        if (REFUSED.includes(name)) throw new SmsRefused('sns', name)
        throw new VendorUnavailable('sns', `no yes: ${codeOnly(name)}`)
      })
    },
  }
}
