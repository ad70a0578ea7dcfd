import { constants, createCipheriv, createHmac, publicEncrypt, randomInt } from 'node:crypto'

export const payLoadVersion = 'lianpay1_0_1'

/** LianLian encrypts the keys with RSA-OAEP; SHA-1 is both its hash and its mask's. */
export const oaep = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }

/** Builds the counter block of AES-256-CTR: nonce (8 bytes), then a big-endian counter that starts at 1. */
export const counterBlock = (nonce: Buffer) => Buffer.concat([nonce, Buffer.from([0, 0, 0, 0, 0, 0, 0, 1])])

/** Computes the HMAC over nonce and cipher text, as they are transmitted (a line break counts). */
export const sealOf = (hmacKey: Buffer, nonceText: string, cipherText: string) =>
  createHmac('sha256', hmacKey).update(`${nonceText}$${cipherText}`, 'ascii').digest()

export interface PayLoadSecrets {
  hmacKey: string
  aesKey: string
  nonce: string
}

/** Encrypts for instant payment: version $ hmacKey $ aesKey $ nonce $ cipher text $ seal, in base64 without line breaks. */
export function encryptPayLoad(json: string, publicKey: string, secrets = freshSecrets()): string {
  const hmacKey = Buffer.from(secrets.hmacKey, 'ascii')
  const aesKey = Buffer.from(secrets.aesKey, 'ascii')
  const nonce = Buffer.from(secrets.nonce, 'ascii')
  const cipher = createCipheriv('aes-256-ctr', aesKey, counterBlock(nonce))
  const cipherText = Buffer.concat([cipher.update(json, 'utf8'), cipher.final()]).toString('base64')
  const nonceText = nonce.toString('base64')
  const wrapped = (key: Buffer) => publicEncrypt({ key: publicKey, ...oaep }, key).toString('base64')
  const seal = sealOf(hmacKey, nonceText, cipherText).toString('base64')
  return [payLoadVersion, wrapped(hmacKey), wrapped(aesKey), nonceText, cipherText, seal].join('$')
}

/** Makes keys of 32 and a nonce of 8 characters, used as their ASCII bytes. */
function freshSecrets(): PayLoadSecrets {
  return { hmacKey: randomText(32), aesKey: randomText(32), nonce: randomText(8) }
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const randomText = (length: number) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
