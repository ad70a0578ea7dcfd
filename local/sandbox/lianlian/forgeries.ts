import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { parseYuan, yuanText } from '../../../lib/domain/money.ts'
import { signatureOf, signedText } from '../../../lib/vendors/lianlian/signature.ts'
import type { Fields } from './store.ts'

/** Ways in which a message can be false or broken; the merchant must not act on any of them. */
export const forgeries = [
  'tampered',
  'unsigned',
  'md5',
  'sha1',
  'sha256',
  'wrong-key',
  'other-partner',
  'other-amount',
  'wrong-types',
  'truncated',
  'not-json',
] as const

export type Forgery = (typeof forgeries)[number]

export const isForgery = (text: string): text is Forgery => forgeries.some((known) => known === text)

/** Returns the message as a forger would send it. `other-*` and `wrong-types` are validly signed. */
export function forged(fields: Fields, how: Forgery, privateKey: string): string {
  const rsa = { ...fields, sign_type: 'RSA' }
  const genuine = (message: Fields) => ({ ...message, sign: signatureOf(message, privateKey) })
  const text = signedText(rsa) ?? ''
  switch (how) {
    case 'tampered':
      return JSON.stringify({ ...genuine(rsa), ...changed(fields) })
    case 'unsigned':
      return JSON.stringify(fields)
    case 'md5': {
      // The key of LianLian's public demonstration.
      const message = { ...fields, sign_type: 'MD5' }
      const sum = createHash('md5')
        .update(`${signedText(message)}&key=201306031000001013`)
        .digest('hex')
      return JSON.stringify({ ...message, sign: sum })
    }
    case 'sha1':
    case 'sha256':
      return JSON.stringify({ ...rsa, sign: sign(how, Buffer.from(text), privateKey).toString('base64') })
    case 'wrong-key':
      return JSON.stringify({ ...rsa, sign: signatureOf(rsa, strangersKey()) })
    case 'other-partner':
      return JSON.stringify(genuine({ ...rsa, oid_partner: '209900000000009999' }))
    case 'other-amount':
      return JSON.stringify(genuine({ ...rsa, ...changed(fields) }))
    case 'wrong-types': {
      const kept = { ret_code: fields.ret_code, oid_partner: fields.oid_partner, sign_type: 'RSA' }
      const message = { ...Object.fromEntries(Object.keys(fields).map((name) => [name, true])), ...kept }
      return JSON.stringify({ ...message, sign: signatureOf(message, privateKey) })
    }
    case 'truncated':
      return JSON.stringify(genuine(rsa)).slice(0, -40)
    case 'not-json':
      return '<html><body>502 Bad Gateway</body></html>'
  }
}

/** Returns one yuan more, or another text where there is no amount. */
function changed(fields: Fields): Fields {
  const fen = parseYuan(fields.money_order ?? '')
  if (fen !== undefined) return { money_order: yuanText(fen + 100) }
  return fields.oid_paybill ? { oid_paybill: '2099010100000000' } : { ret_msg: `${fields.ret_msg}！` }
}

let stranger: string | undefined

function strangersKey(): string {
  stranger ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey
  return stranger
}
