import { randomInt } from 'node:crypto'

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'
const anyOf = (letters: string, n: number) =>
  Array.from({ length: n }, () => letters[randomInt(letters.length)]).join('')

/** Twelve letters that occur nowhere else, so that whoever finds them knows where they come from. */
export const kenning = (): string => anyOf(LETTERS, 12)
export const digits = (n: number): string => `${1 + randomInt(9)}${anyOf('0123456789', n - 1)}`
/** Characters of nobody's name. */
export const rareName = (): string => anyOf('龘靐齉爩麤灪龖厵滟爨癵驫鱻麷', 4)

/** Every form, by its name, in which a text may lie about without being encrypted; bytes, as one character each. */
export function disguisesOf(text: string): Record<string, string> {
  const bytes = Buffer.from(text)
  const hex = bytes.toString('hex')
  const percent = hex.replace(/../g, '%$&').toUpperCase()
  const escaped = [...text].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
  return {
    plain: bytes.toString('latin1'),
    hex,
    'upper-case hex': hex.toUpperCase(),
    'URL-encoded': encodeURIComponent(text),
    'URL-encoded throughout': percent,
    'URL-encoded in lower case': percent.toLowerCase(),
    'escaped as in JSON': escaped,
    'UTF-16': Buffer.from(text, 'utf16le').toString('latin1'),
    ...inBase64(bytes),
  }
}

const OFFSETS = [0, 1, 2]

/** Once and twice: a password goes to a vendor in base64, and a gateway hands forms over in base64. */
function inBase64(bytes: Buffer): Record<string, string> {
  const forms: Record<string, string> = {}
  for (const once of OFFSETS) {
    forms[`base64 (${once})`] = base64(bytes, once)
    for (const twice of OFFSETS) {
      forms[`base64 of base64 (${once}${twice})`] = base64(Buffer.from(base64(bytes, once)), twice)
    }
  }
  return forms
}

/** What the bytes are in the base64 of a longer text, so many bytes (modulo 3) after its beginning. */
function base64(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
  return whole.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + bytes.length) * 4) / 3))
}

export type Canaries = ReadonlyMap<string, string>

/** What is written somewhere: bytes, as one character each. */
export interface Writing {
  where: string
  latin1: string
}
export const writing = (where: string, content: string | Buffer): Writing => ({
  where,
  latin1: Buffer.from(content as string).toString('latin1'),
})

/** `what as form in where` of everything that is found. */
export function found(canaries: Canaries, { where, latin1 }: Writing): string[] {
  return [...canaries].flatMap(([what, text]) => {
    const form = Object.entries(disguisesOf(text)).find(([, disguise]) => occurs(disguise, latin1))?.[0]
    return form ? [`${what} as ${form} in ${where}`] : []
  })
}

/** Six digits are a part of many a number: a short number counts where it stands alone. */
function occurs(disguise: string, latin1: string): boolean {
  // The hex of a short number, as the embedded engine writes keys: it may be a part of the hex of a longer one.
  if (/^(?:3\d){4,8}$/.test(disguise)) return new RegExp(`(?<!3\\d)${disguise}(?!3\\d)`).test(latin1)
  if (!/^\d{4,8}$/.test(disguise)) return latin1.includes(disguise)
  return new RegExp(`(?<![0-9A-Za-z+])${disguise}(?![0-9A-Za-z+])`).test(latin1)
}
