import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseYuan, share, shareDown, yuan, yuanText } from '../../../lib/domain/money.ts'

const fen = fc.integer({ min: 0, max: 10 ** 12 })
const numerator = fc.integer({ min: 0, max: 10 ** 9 })
const denominator = fc.integer({ min: 1, max: 10 ** 9 })

/** What is left of the exact fraction once the rounded amount is taken away, in units of 1 ÷ denominator. */
const remainder = (rounded: number, amount: number, over: number, under: number) =>
  BigInt(amount) * BigInt(over) - BigInt(rounded) * BigInt(under)

describe('a share of an amount', () => {
  it.each([
    ['below half goes down', 100, 4, 1000, 0],
    ['half goes up', 100, 5, 1000, 1],
    ['above half goes up', 100, 6, 1000, 1],
    ['a whole stays', 100, 10, 1000, 1],
    ['nothing of nothing', 0, 5, 1000, 0],
  ])('%s', (_name, amount, over, under, expected) => {
    expect(share(amount, over, under)).toBe(expected)
  })

  it.each([
    ['2100 yuan, 7 days, 0.03 a year: 1.225 yuan', 2100_00, 30_000, 1_23],
    ['2700 yuan, 7 days, 0.15 a year: 7.875 yuan', 2700_00, 150_000, 7_88],
    ['1500 yuan, 7 days, 0.21 a year: 6.125 yuan', 1500_00, 210_000, 6_13],
  ])('is exact where a binary fraction falls short of half: %s', (_name, amount, annualPpm, expected) => {
    expect(share(amount, 7 * annualPpm, 360_000_000)).toBe(expected)
  })

  it('is within half a fen of the exact value, and the upper one at exactly half', () => {
    fc.assert(
      fc.property(fen, numerator, denominator, (amount, over, under) => {
        fc.pre((amount * over) / under < 2 ** 52)
        const left = remainder(share(amount, over, under), amount, over, under)
        expect(2n * left < BigInt(under) && 2n * left >= -BigInt(under)).toBe(true)
      }),
    )
  })

  it('rounded down is the largest amount that is not above the exact value', () => {
    fc.assert(
      fc.property(fen, numerator, denominator, (amount, over, under) => {
        fc.pre((amount * over) / under < 2 ** 52)
        const left = remainder(shareDown(amount, over, under), amount, over, under)
        expect(left >= 0n && left < BigInt(under)).toBe(true)
      }),
    )
  })

  it('is not taken of half a fen', () => {
    expect(() => share(0.5, 1, 2)).toThrow(RangeError)
  })
})

describe('yuan', () => {
  it.each([
    [0, '0.00', 0],
    [5, '0.05', 0.05],
    [50, '0.50', 0.5],
    [100, '1.00', 1],
    [54_88, '54.88', 54.88],
    [950_00, '950.00', 950],
    [-5, '-0.05', -0.05],
    [-123_45, '-123.45', -123.45],
  ])('%i fen is %s', (amount, text, number) => {
    expect(yuanText(amount)).toBe(text)
    expect(yuan(amount)).toBe(number)
  })

  it('is a JSON number of at most two decimals for any amount', () => {
    fc.assert(
      fc.property(fen, (amount) => {
        expect(JSON.stringify(yuan(amount))).toMatch(/^\d+(\.\d{1,2})?$/)
      }),
    )
  })

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 - 1 }), (amount) => {
        expect(parseYuan(yuanText(amount))).toBe(amount)
      }),
    )
  })

  it.each([
    ['950', 950_00],
    ['950.5', 950_50],
    ['950.05', 950_05],
    ['0.1', 10],
    ['0', 0],
    ['999999999999.99', 99_999_999_999_999],
  ])('reads %s', (text, amount) => {
    expect(parseYuan(text)).toBe(amount)
  })

  it.each(['', ' ', '.5', '5.', '1.005', '-1', '+1', '1e3', '1,000', '0x10', '1 ', ' 1', '１', 'NaN', '1.5.5', '1\n'])(
    'reads no amount in %j',
    (text) => {
      expect(parseYuan(text)).toBeUndefined()
    },
  )

  it('reads no amount with more digits than a number holds', () => {
    expect(parseYuan('1000000000000')).toBeUndefined()
  })
})
