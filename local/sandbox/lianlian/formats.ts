import { parseYuan } from '../../../lib/domain/money.ts'
import type { Fields } from './store.ts'

type Format = RegExp | ((text: string) => boolean)

/** Returns the name of the first field that is missing or malformed. */
export function firstInvalid(fields: Fields, required: Record<string, Format>, optional: Record<string, Format> = {}) {
  const fits = (format: Format, text: string) => (format instanceof RegExp ? format.test(text) : format(text))
  const missing = Object.keys(required).find((name) => !fields[name])
  if (missing) return missing
  return Object.entries({ ...required, ...optional }).find(
    ([name, format]) => fields[name] && !fits(format, fields[name]),
  )?.[0]
}

export const text = (longest: number) => (value: string) => [...value].length <= longest

/** Absolute and without a query, as LianLian requires. */
export const address = (longest: number) => (value: string) =>
  value.length <= longest && URL.canParse(value) && /^https?:\/\/[^?]+$/.test(value)

export const money = (value: string) => /^\d{1,9}\.\d{2}$/.test(value) && (parseYuan(value) ?? 0) > 0

export function jsonText(value: string): boolean {
  try {
    return typeof JSON.parse(value) === 'object'
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

export const orderNo = /^[\w-]{1,32}$/
export const stamp = /^\d{14}$/
export const cardNo = /^\d{13,19}$/
export const identityNo = /^(\d{15}|\d{17}[\dXx])$/
