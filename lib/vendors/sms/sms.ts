import { templates } from './templates.ts'

export type SmsTemplate = keyof typeof templates

export interface SmsMessage {
  mobile: string
  template: SmsTemplate
  params: Record<string, string>
}

/**
 * Port of a sender of text messages. Providers in China send only templates that they approved, filled in by parameters.
 *
 * Throws `SmsRefused` when the provider will not take this message, and `VendorUnavailable` for any other answer than a
 * certain success. Errors contain neither the mobile nor the parameters, one of which is a code that opens an account; so
 * they have no cause either, because the providers' errors contain them.
 */
export interface SmsSender {
  send(message: SmsMessage): Promise<void>
}

/** The provider answered and did not take the message, for a fault of this message: others may still be sent. */
export class SmsRefused extends Error {
  override name = 'SmsRefused'
  /** The mobile has reached the provider's limit of messages. */
  readonly tooMany: boolean
  constructor(provider: string, code: string, tooMany = false) {
    super(`${provider}: refused with ${code}`)
    this.tooMany = tooMany
  }
}

/** Reduces a provider's code to a form safe for the log: no free text, which could contain a mobile. */
export const codeOnly = (code: unknown): string =>
  typeof code === 'string' && /^[A-Za-z][\w.-]{0,60}$/.test(code) ? code : 'an unknown code'

export const isSmsTemplate = (name: string): name is SmsTemplate => Object.hasOwn(templates, name)

/** Lists the parameters of a template, in the order of its text. */
export const paramsOf = (template: SmsTemplate): string[] =>
  [...templates[template].matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

/** Fills in a template: the text that the person reads. */
export const textOf = (template: SmsTemplate, params: Record<string, string>): string =>
  templates[template].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
