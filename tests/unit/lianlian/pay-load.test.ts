import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encryptPayLoad } from '../../../lib/vendors/lianlian/pay-load.ts'
import { decryptPayLoad } from '../../../local/sandbox/lianlian/pay-load.ts'
import vectors from '../../vectors/lianlian-payload.json' with { type: 'json' }
import { lianlianKeys, merchantKeys } from './harness.ts'

const keys: Record<string, { publicKeyPem: string; privateKeyPem: string }> = vectors.keys
const pair = (name: string) => keys[name] ?? { publicKeyPem: '', privateKeyPem: '' }

describe("LianLian's own payloads", () => {
  it.each(vectors.cases.map((c) => [c.name, c] as const))('%s opens', (_name, { payload, plaintext, key }) => {
    expect(decryptPayLoad(payload, pair(key).privateKeyPem)).toBe(plaintext)
  })

  const unwrapped = vectors.cases.filter(({ lineBreaks, nonce }) => lineBreaks === 'none' && nonce)

  it.each(unwrapped.map((c) => [c.name, c] as const))('%s is made again', (_name, { plaintext, key, ...secrets }) => {
    const [version, , , nonce, cipherText, seal] = encryptPayLoad(plaintext, pair(key).publicKeyPem, {
      hmacKey: secrets.hmacKey ?? '',
      aesKey: secrets.aesKey ?? '',
      nonce: secrets.nonce ?? '',
    }).split('$')
    const { parts } = secrets
    expect({ version, nonceB64: nonce, cipherB64: cipherText, hmacB64: seal }).toEqual(parts)
  })

  // The official jar ignores the version; we are stricter.
  it.each(vectors.negative.map((c) => [c.name, c] as const))('%s does not open', (_name, { payload, key }) => {
    expect(decryptPayLoad(payload, pair(key).privateKeyPem)).toBeUndefined()
  })
})

describe('any text', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (text) => {
        expect(decryptPayLoad(encryptPayLoad(text, lianlianKeys.publicKey), lianlianKeys.privateKey)).toBe(text)
      }),
      { numRuns: 30 },
    )
  })

  it('does not open with another key, nor when one character differs', () => {
    const payLoad = encryptPayLoad('{"money_order":"950.00"}', lianlianKeys.publicKey)
    expect(decryptPayLoad(payLoad, merchantKeys.privateKey)).toBeUndefined()
    fc.assert(
      fc.property(fc.nat(payLoad.length - 1), (at) => {
        const other = payLoad[at] === 'B' ? 'C' : 'B'
        const changed = payLoad.slice(0, at) + other + payLoad.slice(at + 1)
        const opened = decryptPayLoad(changed, lianlianKeys.privateKey)
        // The last base64 character before "=" has spare bits that mean nothing.
        if (opened !== undefined) expect(opened).toBe('{"money_order":"950.00"}')
      }),
      { numRuns: 200 },
    )
  })

  it('that is no payload at all does not open', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.base64String()).map((parts) => parts.join('$')),
        ),
        (text) => {
          expect(decryptPayLoad(text, lianlianKeys.privateKey)).toBeUndefined()
          expect(decryptPayLoad(`lianpay1_0_1$${text}`, lianlianKeys.privateKey)).toBeUndefined()
        },
      ),
      { numRuns: 50 },
    )
  })
})
