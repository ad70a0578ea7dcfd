import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { money, moneyText } from '../../../lib/vendors/lianlian/fields.ts'

describe('money', () => {
  it.each([
    [1, '0.01'],
    [10, '0.10'],
    [100, '1.00'],
    [95_000, '950.00'],
    [10_000_000_000, '100000000.00'],
  ])('%i fen is %s yuan', (fen, text) => {
    expect(moneyText(fen)).toBe(text)
    expect(money.parse(text)).toBe(fen)
  })

  it('survives the way out and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), (fen) => {
        expect(money.parse(moneyText(fen))).toBe(fen)
      }),
    )
  })

  it('may come with fewer decimals', () => {
    expect([money.parse('950'), money.parse('950.5')]).toEqual([95_000, 95_050])
  })

  it.each(['', '0.00', '-1.00', '+1', '1.', '.5', '1.005', '1e3', '1,000.00', ' 1.00', '١.00', '12345678901234.00'])(
    '%j is none',
    (text) => expect(money.safeParse(text).success).toBe(false),
  )

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('%d fen is none', (fen) => {
    expect(() => moneyText(fen)).toThrow(RangeError)
  })
})
