import { templates } from './templates.ts'

export type SmsTemplate = keyof typeof templates

/**
 * What we need of a sender of text messages. Providers in China send only templates that they approved, filled in by
 * parameters. Throws `VendorUnavailable` when it is not certain that the provider took the message.
 */
export interface SmsSender {
  send(message: { mobile: string; template: SmsTemplate; params: Record<string, string> }): Promise<void>
}

export const isSmsTemplate = (name: string): name is SmsTemplate => Object.hasOwn(templates, name)

/** The parameters of a template, in the order of its text. */
export const paramsOf = (template: SmsTemplate): string[] =>
  [...templates[template].matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

/** The words that the person reads. */
export const textOf = (template: SmsTemplate, params: Record<string, string>): string =>
  templates[template].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
