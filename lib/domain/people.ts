import type { BusinessDate } from './calendar.ts'

/**
 * Checks of values about people, each in the form that `canonical.ts` gives it. Lengths are counted in characters (code
 * points), not UTF-16 units.
 */

export const isMobile = (text: string): boolean => /^1\d{10}$/.test(text)

export const isCardNo = (text: string): boolean => /^\d{12,19}$/.test(text)

/** Accepts digits with hyphens between. Short numbers such as 10086 are telephones too. */
export const isTelephone = (text: string): boolean => /^\d+(-\d+)*$/.test(text) && digitsIn(text) >= 3

/** Most digits of a number in China: 11, and 12 for a landline with an area code of four and a number of eight. */
const digitsMax = (text: string): number => (text.startsWith('0') ? 12 : 11)
const EXTENSION_DIGITS_MAX = 6

/** Counts digits only, and the extension after the last hyphen separately: `0755-12345678-801` has 12 and 3. */
export function isTelephoneTooLong(text: string): boolean {
  const [, main = '', extension = ''] = /^(.*)-(\d+)$/.exec(text) ?? []
  const fits = (number: string) => digitsIn(number) <= digitsMax(number)
  return !fits(text) && !(digitsIn(main) >= 7 && fits(main) && extension.length <= EXTENSION_DIGITS_MAX)
}

const digitsIn = (text: string): number => text.replace(/\D/g, '').length

/**
 * The standard of twelve authorities, 民委发〔2016〕33号, requires room for at least 25 Chinese characters; we allow twice that.
 */
export const NAME_CHARACTERS_MAX = 50

/** Accepts a person's name: no emoji, control character or digit. 〇 is a letter of names, although it means zero. */
export const isPersonName = (text: string): boolean =>
  !/[\p{Cc}\p{Nd}\p{No}\p{Extended_Pictographic}\p{RI}]/u.test(text) && text.isWellFormed()

/** Keeps the first four and last four digits: `6217********1716`. */
export const maskedCard = (cardNo: string): string => `${cardNo.slice(0, 4)}********${cardNo.slice(-4)}`

/** Hides the middle digits: `138****0001`. */
export const maskedMobile = (mobile: string): string => mobile.replace(/^(.{3}).*(.{4})$/, '$1****$2')

/** Hides the birth date: `110101********0011`. */
export const maskedIdentityNo = (identityNo: string): string => identityNo.replace(/^(.{6}).*(.{4})$/, '$1********$2')

/** Keeps the first character, which is the family name except where it has two: `测**`. */
export const maskedName = (name: string): string => [...name].map((char, at) => (at === 0 ? char : '*')).join('')

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * Checks a resident identity number, 18 characters: a real birth date between 1900 and today, and the check character of GB
 * 11643-1999 (ISO 7064 mod 11-2).
 */
export function isIdentityNo(text: string, today: BusinessDate): boolean {
  const match = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(text)
  if (!match) return false
  const birth = `${match[1]}-${match[2]}-${match[3]}`
  const real = new Date(`${birth}T00:00:00Z`)
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== birth) return false
  if (birth < '1900-01-01' || birth > today) return false
  const sum = identityWeights.reduce((total, weight, i) => total + weight * Number(text[i]), 0)
  return '10X98765432'[sum % 11] === text[17]
}
