import { describe, expect, it } from 'vitest'
import { parsePpm, ppmText } from '../../../lib/domain/money.ts'
import { dailyPercent } from '../../../lib/domain/product.ts'

describe('rates', () => {
  it.each([
    [180_000, '0.18'],
    [100_000, '0.10'],
    [500, '0.0005'],
    [125_000, '0.125'],
    [1, '0.000001'],
    [0, '0.00'],
    [1_000_000, '1.00'],
    [1_230_000, '1.23'],
  ])('%i parts per million are %s', (ppm, text) => {
    expect(ppmText(ppm)).toBe(text)
    expect(parsePpm(text)).toBe(ppm)
  })

  it('are percent a day beside the words "overdue rate"', () => {
    expect(dailyPercent({ overduePpm: 500 })).toBe(0.05)
    expect(dailyPercent({ overduePpm: 70_000 })).toBe(7)
  })
})
