import { expect, it } from 'vitest'
import { payableBanks } from '../../../lib/cards/banks.ts'

it('LianLian signs the cards of 37 banks, each with limits that grow from payment to month', () => {
  expect(payableBanks.size).toBe(37)
  for (const [code, { bank, paymentFen, dayFen, monthFen }] of payableBanks) {
    expect(code).toMatch(/^\d{8}$/)
    expect(bank).not.toBe('')
    expect(paymentFen).toBeLessThanOrEqual(dayFen)
    expect(dayFen).toBeLessThan(monthFen)
  }
})

it.each([
  ['01030000', '农业银行', 200_000_00, 500_000_00, 15_000_000_00],
  ['03160000', '浙商银行', 5_000_00, 5_000_00, 150_000_00],
  ['14595210', '武汉农商行', 500_000_00, 1_000_000_00, 30_000_000_00],
])('%s: %s', (code, bank, paymentFen, dayFen, monthFen) => {
  expect(payableBanks.get(code)).toEqual({ bank, paymentFen, dayFen, monthFen })
})
