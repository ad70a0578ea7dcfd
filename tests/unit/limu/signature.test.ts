import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limuSign } from '../../../lib/vendors/limu/index.ts'
import vectors from '../../vectors/limu-sign.json' with { type: 'json' }

const params = fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,12}$/), fc.string({ unit: 'grapheme' }), {
  minKeys: 1,
})
const secret = fc.stringMatching(/^[A-Za-z0-9]{32}$/)

describe('limuSign', () => {
  test.each(vectors.cases)('gives what other implementations give: $name', (vector) => {
    const values: Record<string, string> = Object.fromEntries(Object.entries(vector.params))
    expect(limuSign(values, vectors.apiSecret)).toBe(vector.sign)
  })

  test.each(vectors.negative)('never gives $name', ({ sign }) => {
    const [first] = vectors.cases
    expect(limuSign({ ...first?.params }, vectors.apiSecret)).not.toBe(sign)
  })

  test('does not depend on the order of the parameters, nor on a sign among them', () => {
    fc.assert(
      fc.property(params, secret, (values, key) => {
        const reversed = Object.fromEntries(Object.entries(values).reverse())
        expect(limuSign({ ...reversed, sign: 'any' }, key)).toBe(limuSign(values, key))
      }),
    )
  })

  test('covers empty values', () => {
    fc.assert(
      fc.property(params, secret, (values, key) => {
        expect(limuSign({ ...values, absentBefore: '' }, key)).not.toBe(limuSign(values, key))
      }),
    )
  })

  test('covers every character, Chinese and beyond the basic plane, through percent-encoding and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), secret, (a, b, key) => {
        const sent = new URLSearchParams(new URLSearchParams({ name: a }).toString()).get('name') ?? ''
        expect(limuSign({ name: sent }, key)).toBe(limuSign({ name: a }, key))
        expect(limuSign({ name: a }, key) === limuSign({ name: b }, key)).toBe(a === b)
      }),
    )
  })
})
