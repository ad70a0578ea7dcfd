import { describe, log } from '../../platform/log.ts'
import { VendorUnavailable } from '../unavailable.ts'
import { type SmsMessage, SmsRefused, type SmsSender } from './sms.ts'

type Provider = () => Promise<SmsSender>

/**
 * Providers tried one after another: the next one is made, and asked, when the one before did not certainly take the
 * message, be it through a fault of ours. After a silence the person may get it twice. That a mobile had too many messages
 * is the last word: the provider protects its owner, and another would be a way round.
 */
export function inOrder(providers: readonly Provider[]): SmsSender {
  const made = new Map<Provider, Promise<SmsSender>>()
  const told = new Set<string>()
  /** Once: a secret that is missing would be fetched anew for each message. */
  function senderOf(provider: Provider): Promise<SmsSender> {
    const sender = made.get(provider) ?? provider()
    made.set(provider, sender)
    return sender
  }
  /** Each error once a run: it may meet every message. */
  function once(error: unknown, write: () => void): void {
    if (told.has(String(error))) return
    told.add(String(error))
    write()
  }
  async function sendBy([provider, ...others]: readonly Provider[], message: SmsMessage): Promise<void> {
    if (!provider) throw new VendorUnavailable('sms', 'no provider is configured')
    const asked = senderOf(provider).then((sender) => sender.send(message))
    await asked.catch((error: unknown) => {
      const refused = error instanceof SmsRefused
      const ours = !refused && !(error instanceof VendorUnavailable)
      // No secret, no code of a template.
      if (ours) once(error, () => log.error('SMS provider cannot be used', describe(error)))
      if (others.length === 0 || (refused && error.tooMany)) throw error
      // Else the next provider hides it: an account that is not paid for costs weeks of the dearer one.
      if (!ours) once(error, () => log.warn('SMS provider did not take a message', describe(error)))
      return sendBy(others, message)
    })
  }
  return { send: (message) => sendBy(providers, message) }
}
