import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { VendorUnavailable } from '../unavailable.ts'
import { codeOnly, SmsRefused, type SmsSender, textOf } from './sms.ts'

/** Reasons that lie in one message: its number, or that its owner wants none. */
const REFUSED = ['InvalidParameterException', 'InvalidParameterValueException', 'OptedOutException']

/**
 * Amazon SNS: publishes the words themselves to a mobile in mainland China. One try: another would send twice what only
 * seemed lost, and the outbox tries again anyway.
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
