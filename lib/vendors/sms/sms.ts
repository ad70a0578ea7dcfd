import { templates } from './templates.ts'

export type SmsTemplate = keyof typeof templates

export interface SmsMessage {
  mobile: string
  template: SmsTemplate
  params: Record<string, string>
}

/**
 * What we need of a sender of text messages. Providers in China send only templates that they approved, filled in by
 * parameters. Throws `SmsRefused` when the provider will not take this message, and `VendorUnavailable` for everything else
 * that is no certain yes. What is thrown names neither the mobile nor the parameters, one of which is a code that opens an
 * account; so it carries no cause either, because the providers' own errors do.
 */
export interface SmsSender {
  send(message: SmsMessage): Promise<void>
}

/** The provider answered and did not take the message, for a reason that lies in the message: others may go on. */
export class SmsRefused extends Error {
  override name = 'SmsRefused'
  /** The mobile had as many messages as the provider lets one have. */
  readonly tooMany: boolean
  constructor(provider: string, code: string, tooMany = false) {
    super(`${provider}: refused with ${code}`)
    this.tooMany = tooMany
  }
}

/** A code of a provider as it may stand in a log: no text, in which a mobile could be. */
export const codeOnly = (code: unknown): string =>
  typeof code === 'string' && /^[A-Za-z][\w.-]{0,60}$/.test(code) ? code : 'an unknown code'

export const isSmsTemplate = (name: string): name is SmsTemplate => Object.hasOwn(templates, name)

/** The parameters of a template, in the order of its text. */
export const paramsOf = (template: SmsTemplate): string[] =>
  [...templates[template].matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

/** The words that the person reads. */
export const textOf = (template: SmsTemplate, params: Record<string, string>): string =>
  templates[template].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
