import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { secrets } from './secrets.ts'

/** Text encrypted by AES-256-GCM: `1.` and the base64 of nonce (12 bytes), tag (16) and ciphertext. */
export type Sealed = string

/** 32 bytes as a KeyObject: Node takes 14 µs to begin a cipher with a key in a Buffer, and 3 with this. */
export type SealingKey = KeyObject

/**
 * Encrypts text under a key. The context (`pk|field`) is authenticated with it, so a sealed value that is copied to another
 * item or field cannot be opened there.
 */
export const seal = (key: SealingKey, context: string, text: string): Sealed =>
  `1.${sealBytes(key, context, Buffer.from(text, 'utf8')).toString('base64')}`

/** Decrypts a sealed value. Throws when the key or the context differs or the text was changed. */
export function unseal(key: SealingKey, context: string, sealed: Sealed): string {
  if (!sealed.startsWith('1.')) throw new Error('Sealed text of an unknown version')
  return unsealBytes(key, context, Buffer.from(sealed.slice(2), 'base64')).toString('utf8')
}

/** Encrypts bytes as `seal` does text: nonce (12 bytes), tag (16) and ciphertext. */
function sealBytes(key: SealingKey, context: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const body = [cipher.update(bytes), cipher.final()]
  return Buffer.concat([nonce, cipher.getAuthTag(), ...body])
}

function unsealBytes(key: SealingKey, context: string, bytes: Uint8Array): Buffer {
  // Without the length, GCM accepts a tag cut down to four bytes, which can be guessed.
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(12, 28))
  const opened = decipher.update(bytes.subarray(28))
  decipher.final() // adds nothing in GCM, and throws when the tag is not right
  return opened
}

/** Personal data of one borrower: sealed under that borrower's data key, which is itself sealed under `field-key`. */
export interface Vault {
  seal(field: string, text: string): Sealed
  unseal(field: string, sealed: Sealed): string
  /** Seals large data as bytes: base64 would add a third. */
  sealBytes(field: string, bytes: Uint8Array): Buffer
  unsealBytes(field: string, sealed: Uint8Array): Buffer
}

export async function newDataKey(userId: number): Promise<Sealed> {
  return seal(await keyOf('field-key'), `USER#${userId}|dataKey`, randomBytes(32).toString('base64'))
}

export async function vaultOf(user: { id: number; dataKey: Sealed }): Promise<Vault> {
  const key = createSecretKey(unseal(await keyOf('field-key'), `USER#${user.id}|dataKey`, user.dataKey), 'base64')
  return {
    seal: (field, text) => seal(key, `USER#${user.id}|${field}`, text),
    unseal: (field, sealed) => unseal(key, `USER#${user.id}|${field}`, sealed),
    sealBytes: (field, bytes) => sealBytes(key, `USER#${user.id}|${field}`, bytes),
    unsealBytes: (field, sealed) => unsealBytes(key, `USER#${user.id}|${field}`, sealed),
  }
}

/** Computes a keyed hash by which a value can be found without being stored. Versioned, so that the key can be changed. */
export async function blindIndex(
  kind: 'mobile' | 'identity' | 'ip' | 'sms-code' | 'verification',
  value: string,
): Promise<string> {
  return `v1#${createHmac('sha256', await keyOf('index-key'))
    .update(`${kind}|${value}`)
    .digest('hex')
    .slice(0, 40)}`
}

const keyObjects = new Map<string, SealingKey>()

async function keyOf(name: 'field-key' | 'index-key'): Promise<SealingKey> {
  const [text = ''] = await secrets(name)
  const key = keyObjects.get(text) ?? createSecretKey(text, 'base64')
  keyObjects.set(text, key)
  return key
}
