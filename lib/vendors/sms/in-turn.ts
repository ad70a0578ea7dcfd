import { describe, log } from '../../platform/log.ts'
import { VendorUnavailable } from '../unavailable.ts'
import { type SmsMessage, SmsRefused, type SmsSender } from './sms.ts'

type Provider = () => Promise<SmsSender>

/**
 * Tries providers one after another: the next is made, and called, when the one before did not certainly take the message,
 * even through a fault of ours. After a time-out the person may receive the message twice. "Too many to this mobile" is
 * final: the limit protects the mobile's owner, and another provider would bypass it.
 */
export function inTurn(providers: readonly Provider[]): SmsSender {
  const made = new Map<Provider, Promise<SmsSender>>()
  const logged = new Set<string>()
  /** Makes a provider once: a missing secret would be fetched again for each message. */
  function senderOf(provider: Provider): Promise<SmsSender> {
    const sender = made.get(provider) ?? provider()
    made.set(provider, sender)
    return sender
  }
  /** Logs each error once per run: it may affect every message. */
  function once(error: unknown, write: () => void): void {
    if (logged.has(String(error))) return
    logged.add(String(error))
    write()
  }
  async function sendBy([provider, ...others]: readonly Provider[], message: SmsMessage): Promise<void> {
    if (!provider) throw new VendorUnavailable('sms', 'no provider is configured')
    const asked = senderOf(provider).then((sender) => sender.send(message))
    await asked.catch((error: unknown) => {
      const refused = error instanceof SmsRefused
      const ours = !refused && !(error instanceof VendorUnavailable)
      // A missing secret, or a template without a code.
      if (ours) once(error, () => log.error('SMS provider cannot be used', describe(error)))
      if (others.length === 0 || (refused && error.tooMany)) throw error
      // Otherwise the next provider hides it: an unpaid account costs weeks at the dearer provider.
      if (!ours) once(error, () => log.warn('SMS provider did not accept a message', describe(error)))
      return sendBy(others, message)
    })
  }
  return { send: (message) => sendBy(providers, message) }
}
