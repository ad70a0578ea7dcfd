import { limuSign } from '../../../lib/vendors/limu/signature.ts'
import { type Answer, answer } from './answers.ts'
import type { SandboxState } from './state.ts'

export type Form = Record<string, string>

/** Returns the form's decoded values, if the merchant is known and signed exactly these. */
export function readForm(sandbox: SandboxState, body: string): { form: Form } | { wrong: Answer } {
  const pairs = [...new URLSearchParams(body)]
  const form: Form = Object.fromEntries(pairs)
  if (pairs.length !== Object.keys(form).length) return { wrong: answer('1003', {}, '参数重复') }
  if (form.apiKey !== sandbox.apiKey) return { wrong: answer('1001') }
  if (form.sign !== limuSign(form, sandbox.apiSecret)) return { wrong: answer('1002') }
  return { form }
}

/** Returns the first missing field as an answer. A field that is present and empty counts as there. */
export function missing(form: Form, ...fields: string[]): Answer | undefined {
  const field = fields.find((name) => form[name] === undefined)
  return field === undefined ? undefined : answer('1005', {}, `缺少${field}`)
}
