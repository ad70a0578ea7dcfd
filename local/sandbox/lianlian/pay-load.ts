import { createDecipheriv, privateDecrypt, timingSafeEqual } from 'node:crypto'
import { counterBlock, oaep, payLoadVersion, sealOf } from '../../../lib/vendors/lianlian/pay-load.ts'

/**
 * Decrypts as LianLian does; undefined (4007) on failure. The seal is checked first, over the text as it came: the base64 may
 * be wrapped, and counter mode without the seal could be altered unnoticed.
 */
export function decryptPayLoad(payLoad: string, privateKey: string): string | undefined {
  const [version, hmacKeyText, aesKeyText, nonceText, cipherText, sealText, ...more] = payLoad.split('$')
  if (version !== payLoadVersion || more.length > 0) return undefined
  if (!hmacKeyText || !aesKeyText || !nonceText || cipherText === undefined || !sealText) return undefined
  const hmacKey = unwrap(hmacKeyText, privateKey)
  const aesKey = unwrap(aesKeyText, privateKey)
  const nonce = Buffer.from(nonceText, 'base64')
  if (hmacKey?.length !== 32 || aesKey?.length !== 32 || nonce.length !== 8) return undefined
  const seal = Buffer.from(sealText, 'base64')
  const expected = sealOf(hmacKey, nonceText, cipherText)
  if (seal.length !== expected.length || !timingSafeEqual(seal, expected)) return undefined
  const decipher = createDecipheriv('aes-256-ctr', aesKey, counterBlock(nonce))
  return Buffer.concat([decipher.update(Buffer.from(cipherText, 'base64')), decipher.final()]).toString('utf8')
}

/** Undefined when it was encrypted for another key. */
function unwrap(text: string, privateKey: string): Buffer | undefined {
  try {
    return privateDecrypt({ key: privateKey, ...oaep }, Buffer.from(text, 'base64'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_OSSL')) return undefined
    throw error
  }
}
