import { templates } from './templates.ts'

export type SmsTemplate = keyof typeof templates

/**
 * What we need of a sender of text messages. Providers in China send only templates that they approved, filled in by
 * parameters. Throws `VendorUnavailable` when it is not certain that the provider took the message.
 */
export interface SmsSender {
  send(message: { mobile: string; template: SmsTemplate; params: Record<string, string> }): Promise<void>
}

/** The words that the person reads; a parameter that is missing is a fault of ours. */
export function textOf(template: SmsTemplate, params: Record<string, string>): string {
  return templates[template].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new TypeError(`template ${template} lacks ${name}`)
    return value
  })
}

export const isSmsTemplate = (name: string): name is SmsTemplate => Object.hasOwn(templates, name)
