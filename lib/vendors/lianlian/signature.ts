import { sign, verify } from 'node:crypto'
import type { Message } from './message.ts'

/**
 * The text that is signed: every field but `sign` that is not empty, sorted by key, `key=value` joined by `&`, nothing
 * escaped. `sign_type` is signed too. Undefined for a nested value: LianLian defines no text for one.
 */
export function canonical(message: Message): string | undefined {
  const pairs = Object.entries(message)
    .filter(([key, value]) => key !== 'sign' && value !== '' && value !== null && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  if (pairs.some(([, value]) => typeof value === 'object')) return undefined
  return pairs.map(([key, value]) => `${key}=${value}`).join('&')
}

// LianLian's "RSA" is MD5withRSA (PKCS#1 v1.5) on every product used here, in its own code and in its live answers.
const algorithm = 'RSA-MD5'

/** The signature in base64. */
export function signatureOf(message: Message, privateKey: string): string {
  const text = canonical(message)
  if (text === undefined) throw new TypeError('a nested value cannot be signed')
  return sign(algorithm, Buffer.from(text), privateKey).toString('base64')
}

/** The message with `sign_type` and `sign`, keys sorted, `sign` last. */
export function signed<T extends Record<string, string | number>>(message: T, privateKey: string) {
  const fields: Record<string, string | number> = { ...message, sign_type: 'RSA' }
  const sorted = Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { ...sorted, sign: signatureOf(sorted, privateKey) }
}

/**
 * Was it signed by the owner of this key? Only RSA is accepted: a message never chooses its own algorithm, and
 * LianLian's MD5 demonstration key is public.
 */
export function isGenuine(message: Message, publicKey: string): boolean {
  const text = canonical(message)
  if (text === undefined || message.sign_type !== 'RSA') return false
  if (typeof message.sign !== 'string' || message.sign === '') return false
  return verify(algorithm, Buffer.from(text), publicKey, Buffer.from(message.sign, 'base64'))
}
