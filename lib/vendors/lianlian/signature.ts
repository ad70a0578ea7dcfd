import { sign, verify } from 'node:crypto'
import type { Message } from './message.ts'

/**
 * Rules by which a message becomes the text that is signed. LianLian's libraries differ in two points: the Java and .NET
 * ones omit a field with the value `null`, in any case of letters, and sort case-insensitively; the PHP ones do neither.
 */
export interface Reading {
  nullWord: 'kept' | 'dropped'
  order: 'bytes' | 'letters'
}

/** All rules that LianLian may sign by. We sign by the first. */
export const readings = [
  { nullWord: 'kept', order: 'bytes' },
  { nullWord: 'kept', order: 'letters' },
  { nullWord: 'dropped', order: 'bytes' },
  { nullWord: 'dropped', order: 'letters' },
] as const satisfies Reading[]

/**
 * Builds the text that is signed: every field but `sign` that is not empty, sorted by key, `key=value` joined by `&`,
 * nothing escaped. `sign_type` is signed too. Undefined for a nested value: LianLian defines no text for one.
 */
export function signedText(message: Message, reading: Reading = readings[0]): string | undefined {
  const pairs = Object.entries(fieldsIn(message, reading)).sort(([a], [b]) => comparison[reading.order](a, b))
  if (pairs.some(([, value]) => typeof value === 'object')) return undefined
  return pairs.map(([key, value]) => `${key}=${value}`).join('&')
}

/** Returns the fields that the text contains. */
const fieldsIn = (message: Message, { nullWord }: Reading): Message =>
  Object.fromEntries(
    Object.entries(message)
      .filter(([key, value]) => key !== 'sign' && value !== '' && value !== null && value !== undefined)
      .filter(([, value]) => nullWord === 'kept' || String(value).toLowerCase() !== 'null'),
  )

const byBytes = (a: string, b: string): number => Number(a > b) - Number(a < b)

const comparison = {
  bytes: byBytes,
  letters: (a: string, b: string): number => byBytes(a.toLowerCase(), b.toLowerCase()),
}

// LianLian's "RSA" is MD5withRSA (PKCS#1 v1.5) on every product used here, in LianLian's libraries and in its live answers.
const algorithm = 'RSA-MD5'

/** Computes the signature in base64. */
export function signatureOf(message: Message, privateKey: string, reading?: Reading): string {
  const text = signedText(message, reading)
  if (text === undefined) throw new TypeError('a nested value cannot be signed')
  return sign(algorithm, Buffer.from(text), privateKey).toString('base64')
}

/** Adds `sign_type` and `sign` to a message, keys sorted, `sign` last. */
export function signed<T extends Record<string, string | number>>(message: T, privateKey: string) {
  const fields: Record<string, string | number> = { ...message, sign_type: 'RSA' }
  const sorted = Object.fromEntries(Object.entries(fields).sort(([a], [b]) => byBytes(a, b)))
  return { ...sorted, sign: signatureOf(sorted, privateKey) }
}

/**
 * Returns the fields covered by the signature of this key's owner, by whichever rules; undefined when the signature is
 * wrong by all. A field outside the signed text is absent from them: it may have been added in transit. Only RSA is
 * accepted: a message never chooses the algorithm, and LianLian's MD5 demonstration key is public.
 */
export function genuineFields(message: Message, publicKey: string): Message | undefined {
  if (message.sign_type !== 'RSA' || typeof message.sign !== 'string' || message.sign === '') return undefined
  const signature = Buffer.from(message.sign, 'base64')
  const wrong = new Set<string>()
  for (const reading of readings) {
    const text = signedText(message, reading)
    if (text === undefined || wrong.has(text)) continue
    if (verify(algorithm, Buffer.from(text), publicKey, signature)) return fieldsIn(message, reading)
    wrong.add(text)
  }
  return undefined
}

export const isGenuine = (message: Message, publicKey: string): boolean =>
  genuineFields(message, publicKey) !== undefined
