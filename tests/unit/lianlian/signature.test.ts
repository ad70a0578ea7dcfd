import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Message, parseMessage } from '../../../lib/vendors/lianlian/message.ts'
import { isGenuine, signatureOf, signed, signedText } from '../../../lib/vendors/lianlian/signature.ts'
import vectors from '../../vectors/lianlian-sign.json' with { type: 'json' }
import { lianlianKeys, merchantKeys } from './harness.ts'

const keys: Record<string, { publicKeyPem: string; privateKeyPem?: string }> = vectors.keys
const publicKey = (name: string) => keys[name]?.publicKeyPem ?? ''
const privateKey = (name: string) => keys[name]?.privateKeyPem ?? ''

describe("LianLian's own signatures", () => {
  const rsa = vectors.cases.filter(({ signType }) => signType === 'RSA')

  it.each(rsa.map((c) => [c.name, c] as const))('%s', (_name, { paramsJson, canonical: text, sign, key = '' }) => {
    const message = parseMessage(paramsJson) ?? {}
    expect(signedText(message)).toBe(text)
    expect(signatureOf(message, privateKey(key))).toBe(sign)
    if (message.sign_type) expect(isGenuine({ ...message, sign }, publicKey(key))).toBe(true)
  })

  it.each(vectors.cases.filter(({ signType }) => signType === 'MD5').map((c) => [c.name, c] as const))(
    '%s is refused, right as it is',
    (_name, { paramsJson, canonical: text, sign }) => {
      const message = parseMessage(paramsJson) ?? {}
      expect(signedText(message)).toBe(text)
      expect(isGenuine({ ...message, sign }, publicKey('lianlian1024'))).toBe(false)
    },
  )

  it.each(vectors.live.map((c) => [c.name, c] as const))('%s, answered by LianLian itself', (_name, live) => {
    const message: Message = live.params
    expect(signedText(message)).toBe(live.canonical)
    expect(isGenuine({ ...message, sign: live.sign }, publicKey(live.key))).toBe(true)
    expect(isGenuine({ ...message, sign: live.sign, ret_msg: '交易成功' }, publicKey(live.key))).toBe(false)
  })

  it.each(vectors.negative.map((c) => [c.name, c] as const))(
    '%s is refused',
    (_name, { canonical: text, sign, key }) => {
      const pairs = text.split('&').map((pair) => pair.split('=', 2))
      const message: Message = { ...Object.fromEntries(pairs), sign }
      expect(signedText(message)).toBe(text)
      expect(isGenuine(message, publicKey(key))).toBe(false)
    },
  )
})

describe('any message', () => {
  const name = fc.stringMatching(/^[a-z][a-z_]{0,20}$/).filter((key) => key !== 'sign' && key !== 'sign_type')
  const fields = fc.dictionary(
    name,
    fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('', '测试')),
  )

  it('is signed the same whatever the order of its fields, and empty ones do not count', () => {
    fc.assert(
      fc.property(fields, fc.array(name), (message, empty) => {
        const reversed = Object.fromEntries(Object.entries(message).reverse())
        const padded = { ...Object.fromEntries(empty.map((key) => [key, ''])), ...reversed, sign: 'x' }
        expect(signedText(padded)).toBe(signedText(message))
      }),
    )
  })

  it('passes as signed, over the wire, and not when one field is changed', () => {
    fc.assert(
      fc.property(fields, name, fc.string({ minLength: 1 }), (message, key, text) => {
        const wire = parseMessage(JSON.stringify(signed(message, merchantKeys.privateKey))) ?? {}
        expect(isGenuine(wire, merchantKeys.publicKey)).toBe(true)
        expect(isGenuine(wire, lianlianKeys.publicKey)).toBe(false)
        expect(isGenuine({ ...wire, [key]: `${String(wire[key] ?? '')}${text}` }, merchantKeys.publicKey)).toBe(false)
      }),
      { numRuns: 30 },
    )
  })

  it.each(['null', '[]', '"text"', '{"a":1', '', 'undefined'])('is an object: %s is none', (text) => {
    expect(parseMessage(text)).toBeUndefined()
  })

  it('keeps a number as it was written', () => {
    expect(parseMessage('{"a":0.10,"b":1e2,"c":{"d":[12345678901234567890]}}')).toEqual({
      a: '0.10',
      b: '1e2',
      c: { d: ['12345678901234567890'] },
    })
  })

  it.each(['MD5', 'RSA2', 'rsa', ''])('that names %j as its algorithm is never genuine', (sign_type) => {
    const message = { no_order: '1', sign_type }
    const sign = signatureOf(message, merchantKeys.privateKey)
    expect(isGenuine({ ...message, sign }, merchantKeys.publicKey)).toBe(false)
  })

  it('with a nested value is never genuine', () => {
    const message = signed({ a: '[object Object]' }, merchantKeys.privateKey)
    expect(isGenuine({ ...message, a: {} }, merchantKeys.publicKey)).toBe(false)
    expect(isGenuine({ ...message, a: ['[object Object]'] }, merchantKeys.publicKey)).toBe(false)
  })
})
