import * as z from 'zod/mini'
import { parseDate } from '../domain/calendar.ts'
import { toPlainText } from '../domain/canonical.ts'
import type { FailureCode } from '../domain/failure.ts'
import { parseYuan } from '../domain/money.ts'

/**
 * Building blocks of input schemas. The message of a check is the code of the failure that it means; a request's fields
 * are tried in the schema's order and the first fault is answered. A sentence as the message means BAD_PARAMETER; it, or
 * `params.rule`, is the rule that operators read.
 */

/** All control characters but tab and line ends. */
const CONTROL = /[^\P{Cc}\t\n\r]/u

export interface TextRules {
  /** The failure when nothing was typed; without it the field may be empty. */
  required?: FailureCode
  /** characters, not UTF-16 units */
  max?: number
  tooLong?: FailureCode
}

/** Text that people read, in its plain form. */
export const text = (rules: TextRules = {}) => canonical(toPlainText, rules)

/** A secret of a vendor's customer: to the letter as it was typed, but for blanks around it. */
export const secret = (rules: TextRules = {}) => canonical((typed) => typed, rules)

/**
 * Text that is brought into one form before its checks. Control characters are refused, and halves of characters, which only
 * JSON can write.
 */
export const canonical = (
  form: (typed: string) => string,
  { required, max = 1000, tooLong = 'DATA_INVALID' }: TextRules = {},
) =>
  z.string().check(
    z.overwrite(form),
    ...(required ? [z.minLength(1, required)] : []),
    z.refine((value) => !CONTROL.test(value) && value.isWellFormed(), 'a text without control characters'),
    z.refine((value) => [...value].length <= max, { error: tooLong, params: { rule: `at most ${max} characters` } }),
    z.meta({ maxLength: max }),
  )

/** Why an operator does something: it stays in the audit trail. */
export const reason = () => text({ required: 'REASON_REQUIRED', max: 300 })

/** Text of one shape. */
export const shaped = (shape: (value: string) => boolean, wrong: FailureCode, required: FailureCode = wrong) =>
  z.string().check(z.minLength(1, required), z.refine(shape, wrong))

/** A list (`name[]`); one plain value counts as a list of one. Its parts joined with "-" must fit into `max`. */
export const list = ({ required, max = 60 }: { required: FailureCode; max?: number }) =>
  z.array(text()).check(
    z.refine((parts) => parts.some((part) => part !== ''), required),
    z.refine((parts) => [...parts.join('-')].length <= max, 'DATA_INVALID'),
  )

/** A whole number written in decimal digits; 0 when nothing was sent, as the handler's own checks expect. */
export const wholeNumber = () =>
  z.pipe(
    z.string().check(z.regex(/^(-?\d{1,15})?$/, 'a whole number')),
    z.transform((digits: string) => Number(digits)),
  )

/** An id of ours: a positive integer up to 2^53 − 1. */
export const id = (wrong: FailureCode, required: FailureCode = wrong) =>
  z.pipe(
    z.string().check(
      z.minLength(1, required),
      z.regex(/^[1-9]\d{0,15}$/, wrong),
      z.refine((digits) => Number.isSafeInteger(Number(digits)), wrong),
    ),
    z.transform((digits: string) => Number(digits)),
  )

const ID_RULE = 'a number as the lists show it'

const idLike = (form: RegExp) =>
  z.pipe(
    z.string().check(
      z.regex(form, ID_RULE),
      z.refine((digits) => Number.isSafeInteger(Number(digits)), ID_RULE),
    ),
    z.transform((digits: string) => (digits === '' ? undefined : Number(digits))),
  )

/** An id that need not be sent. */
export const optionalId = () => idLike(/^([1-9]\d{0,15})?$/)

/** An id that need not be sent; 0 is none by choice. */
export const optionalIdOrNone = () => idLike(/^(0|[1-9]\d{0,15})?$/)

/** Yuan with at most two decimals, taken as fen, that need not be sent. */
export const optionalYuan = () =>
  z.pipe(
    z
      .string()
      .check(z.refine((yuan) => yuan === '' || parseYuan(yuan) !== undefined, 'yuan with at most two decimals')),
    z.transform((yuan: string) => (yuan === '' ? undefined : parseYuan(yuan))),
  )

/** Yuan with at most two decimals, taken as fen; 0 when nothing was sent. */
export const yuanAmount = (wrong: FailureCode) =>
  z.pipe(
    z.string().check(z.refine((yuan) => yuan === '' || parseYuan(yuan) !== undefined, wrong)),
    z.transform((yuan: string) => parseYuan(yuan) ?? 0),
  )

const DAY_RULE = 'a day as 2026-12-01'

const isDay = (text: string): boolean => parseDate(text.replaceAll('-', '')) === text

/** A day, `2026-12-01`. */
export const businessDay = (wrong: FailureCode) =>
  z.string().check(z.refine(isDay, { error: wrong, params: { rule: DAY_RULE } }), z.meta({ format: 'date' }))

/** A day that need not be sent. */
export const optionalDay = () =>
  z.pipe(
    z.string().check(
      z.refine((day) => day === '' || isDay(day), DAY_RULE),
      z.meta({ format: 'date' }),
    ),
    z.transform((day: string) => day || undefined),
  )

export const noInput = z.object({})
