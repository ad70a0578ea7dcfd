/**
 * Brings each kind of value that people type, paste or let a browser fill in into one form. Every value that is checked,
 * stored, hashed, indexed or sent to a vendor is in this form; the checks themselves are in `people.ts`.
 */

/** Characters without a glyph: format characters (Cf), variation selectors, fillers. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const BLANKS_AND_HYPHENS = /[\s\p{Pd}\u2212\u2043]/gu
const BRACKETS = /[\p{Ps}\p{Pe}]/gu

/**
 * Makes full-width digits ASCII and removes blanks, hyphens and invisible characters. For codes, card numbers and numeric
 * accounts.
 */
export const toDigits = (typed: string): string => toCompatible(typed).replace(BLANKS_AND_HYPHENS, '').normalize('NFC')

/** Normalises after removing invisible characters: one may stand between a letter and its accent. */
const toCompatible = (typed: string): string => typed.replace(INVISIBLE, '').normalize('NFKC')

/** As `toDigits`; the check character becomes X. */
export const toIdentityNo = (typed: string): string => toDigits(typed).toUpperCase()

/** As `toDigits`; also removes brackets, and the country code of mainland China before eleven digits. */
export const toMobile = (typed: string): string =>
  toDigits(typed)
    .replace(BRACKETS, '')
    .normalize('NFC')
    .replace(/^(?:\+|00)?86(?=\d{11}$)/, '')

/** Brings a numeric secret into its form; leaves any other secret as typed. */
export function toServiceCode(typed: string): string {
  const digits = toDigits(typed)
  return /^\d+$/.test(digits) ? digits : typed
}

const EXTENSION = /转接?|轉|分机号?|ext(?:ension)?\.?|x|#/gi

/**
 * Returns a mobile, or a landline as digits with hyphens between area code, number and extension: `(0755)12345678转801`
 * becomes `0755-12345678-801`. After a country code the area code lacks its 0, which is put back.
 */
export function toTelephone(typed: string): string {
  const mobile = toMobile(typed)
  if (/^1\d{10}$/.test(mobile)) return mobile
  const plain = toCompatible(typed).replace(EXTENSION, '-').replace(BRACKETS, '-')
  const hyphened = trimHyphens(plain.replace(BLANKS_AND_HYPHENS, '-'))
  const [abroad = ''] = /^(?:\+|00)86/.exec(hyphened) ?? []
  const national = trimHyphens(hyphened.slice(abroad.length)).replace(/^0-/, '0')
  return abroad && /^[1-9]\d{1,2}-?\d{7,8}(?:-|$)/.test(national) && !/^[48]00/.test(national)
    ? `0${national}`
    : national
}

const trimHyphens = (text: string): string => text.replace(/-{2,}/g, '-').replace(/^-|-$/g, '')

/** Dots typed for U+00B7, which stands on the identity cards of many minorities. */
const DOTS = /[\u2022\u30fb\u2027\uff65\u22c5\u2219\u2e31\ua78f\u318d]/gu
const FULL_STOP = /(?<=\p{sc=Han})\s*[.\uff0e\u3002]\s*(?=\p{sc=Han})/gu
const INNER_BLANKS = /(?<=[\p{sc=Han}\u00b7])\s+(?=[\p{sc=Han}\u00b7])/gu

/**
 * Normalises to NFC, one kind of dot, no blank between Chinese characters and no invisible character: vendors and banks
 * compare letter by letter.
 */
export const toPersonName = (typed: string): string =>
  typed
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(DOTS, '\u00b7')
    .replace(FULL_STOP, '\u00b7')
    .replace(INNER_BLANKS, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Makes `＠` and full-width letters ASCII. */
export const toMailAccount = (typed: string): string => toCompatible(typed).trim()

/** Line ends pasted from forms and editors: vertical tab, form feed, NEL, line and paragraph separator. */
const LINE_ENDS = /[\v\f\u0085\u2028\u2029]/g
/** Format characters, bidirectional controls among them; a zero-width joiner stays inside an emoji. */
const HIDDEN =
  /[^\P{Cf}\u200d]|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu

/** Cleans free text (addresses, employers, opinions) of characters that readers cannot see. */
export const toPlainText = (typed: string): string =>
  typed.replace(LINE_ENDS, '\n').replace(HIDDEN, '').normalize('NFC').trim()

/** Normalises to NFC, so that a password typed on two keyboards is the same: é may be one character or two. */
export const toPassword = (typed: string): string => typed.normalize('NFC')
