import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseYuan, yuanText } from '../../../lib/vendors/lianlian/amount.ts'
import { beijingTime } from '../../../lib/vendors/lianlian/time.ts'

describe('amounts', () => {
  it.each([
    [0, '0.00'],
    [1, '0.01'],
    [10, '0.10'],
    [100, '1.00'],
    [95_000, '950.00'],
    [10_000_000_000, '100000000.00'],
  ])('%i fen is %s yuan', (fen, text) => {
    expect(yuanText(fen)).toBe(text)
    expect(parseYuan(text)).toBe(fen)
  })

  it('survive the way out and back', () => {
    fc.assert(
      fc.property(fc.nat(1e12), (fen) => {
        expect(parseYuan(yuanText(fen))).toBe(fen)
      }),
    )
  })

  it('may come with fewer decimals', () => {
    expect([parseYuan('950'), parseYuan('950.5')]).toEqual([95_000, 95_050])
  })

  it.each(['', '-1.00', '+1', '1.', '.5', '1.005', '1e3', '1,000.00', ' 1.00', '١.00', '12345678901234.00'])(
    '%j is none',
    (text) => expect(parseYuan(text)).toBeUndefined(),
  )

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('%d fen is none', (fen) => {
    expect(() => yuanText(fen)).toThrow(RangeError)
  })
})

describe('times', () => {
  it("are Beijing's", () => {
    expect(beijingTime(Date.UTC(2017, 9, 31, 1, 34, 49))).toBe('20171031093449')
    expect(beijingTime(Date.UTC(2017, 11, 31, 16))).toBe('20180101000000')
  })
})
