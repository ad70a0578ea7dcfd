import * as z from 'zod/mini'
import {
  toDigits,
  toIdentityNo,
  toMailAccount,
  toMobile,
  toPassword,
  toPersonName,
  toServiceCode,
  toTelephone,
} from '../domain/canonical.ts'
import type { FailureCode } from '../domain/failure.ts'
import {
  isCardNo,
  isMobile,
  isPersonName,
  isTelephone,
  isTelephoneTooLong,
  NAME_CHARACTERS_MAX,
} from '../domain/people.ts'
import { canonical, type TextRules } from './fields.ts'

/** Fields about people: each kind is brought into its canonical form, then checked. */

export const mobile = (required: FailureCode = 'MOBILE_INVALID', wrong: FailureCode = 'MOBILE_INVALID') =>
  z.string().check(z.overwrite(toMobile), z.minLength(1, required), z.refine(isMobile, wrong))

/** A mobile or a landline. What is not even a number has no length that could be wrong. */
export const telephone = (required: FailureCode, tooLong: FailureCode = 'DATA_INVALID') =>
  canonical(toTelephone, { required, tooLong }).check(
    z.refine((number) => isTelephone(number), 'DATA_INVALID'),
    z.refine((number) => !isTelephoneTooLong(number), tooLong),
  )

/** A code that was sent by SMS. */
export const smsCode = (rules: TextRules) => canonical(toDigits, rules)

/** The carrier's service code: a secret, of digits with most carriers. */
export const serviceCode = (rules: TextRules) => canonical(toServiceCode, rules)

/** An identity number, or its end. */
export const identityNo = (rules: TextRules) => canonical(toIdentityNo, rules)

/** A bank card's number. */
export const cardNo = (required: FailureCode, wrong: FailureCode = 'CARD_INVALID') =>
  z.string().check(z.overwrite(toDigits), z.minLength(1, required), z.refine(isCardNo, wrong))

/** A person's name as on the identity card. */
export const personName = (required: FailureCode) =>
  canonical(toPersonName, { required, max: NAME_CHARACTERS_MAX }).check(z.refine(isPersonName, 'NAME_INVALID'))

/** A mail account, `name@provider`. */
export const mailAccount = (rules: TextRules) => canonical(toMailAccount, rules)

/** A password of ours that is compared. */
export const password = (rules: TextRules) => canonical(toPassword, rules)

/** A password of ours that is set: format characters, which the next keyboard does not have, are refused. */
export const newPassword = (required: FailureCode) =>
  password({ required, max: 100, tooLong: 'PASSWORD_LENGTH' }).check(
    z.refine((typed) => !/\p{Cf}/u.test(typed), 'PASSWORD_LENGTH'),
  )
