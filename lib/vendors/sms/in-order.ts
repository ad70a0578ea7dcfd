import { VendorUnavailable } from '../unavailable.ts'
import { type SmsMessage, SmsRefused, type SmsSender } from './sms.ts'

/**
 * Providers tried one after another: the next one is made, and asked, when the one before did not certainly take the
 * message. After a silence the person may get it twice. That a mobile had too many messages is the last word: the provider
 * protects its owner, and another would be a way round.
 */
export const inOrder = (providers: readonly (() => Promise<SmsSender>)[]): SmsSender => ({
  send: (message) => sendBy(providers, message),
})

async function sendBy(
  [provider, ...others]: readonly (() => Promise<SmsSender>)[],
  message: SmsMessage,
): Promise<void> {
  if (!provider) throw new VendorUnavailable('sms', 'no provider is configured')
  const sender = await provider()
  await sender.send(message).catch((error: unknown) => {
    const nextMayTakeIt = error instanceof VendorUnavailable || (error instanceof SmsRefused && !error.tooMany)
    if (others.length === 0 || !nextMayTakeIt) throw error
    return sendBy(others, message)
  })
}
