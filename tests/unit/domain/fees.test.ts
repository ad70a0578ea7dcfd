import { describe, expect, it } from 'vitest'
import { accrued, feesOf, otherFees, totalFees } from '../../../lib/domain/fees.ts'
import { rates, ratesOf } from './loans.ts'

describe('fees of a term', () => {
  it.each([
    {
      name: '2000 yuan, 7 days at 0.36',
      fees: feesOf(2000_00, 7, ratesOf(0.36, 0.02, 0.03, 0.01)),
      parts: { accrual: 14_00, trial: 40_00, service: 60_00, poundage: 20_00 },
      other: 120_00,
      total: 134_00,
    },
    {
      name: '500 yuan, 14 days at 0.36',
      fees: feesOf(500_00, 14, ratesOf(0.36, 0.02, 0.03, 0.01)),
      parts: { accrual: 7_00, trial: 10_00, service: 15_00, poundage: 5_00 },
      other: 30_00,
      total: 37_00,
    },
    {
      name: '900 yuan, 7 days at 0.05 (0.875 of interest; the float sum is 54.879999999999995)',
      fees: feesOf(900_00, 7, ratesOf(0.05, 0.02, 0.03, 0.01)),
      parts: { accrual: 88, trial: 18_00, service: 27_00, poundage: 9_00 },
      other: 54_00,
      total: 54_88,
    },
    {
      name: '700 yuan, 30 days at 0.07',
      fees: feesOf(700_00, 30, ratesOf(0.07, 0.02, 0.03, 0.01)),
      parts: { accrual: 4_08, trial: 14_00, service: 21_00, poundage: 7_00 },
      other: 42_00,
      total: 46_08,
    },
    {
      name: '510 yuan, 7 days of the default product: each part rounded by itself',
      fees: feesOf(510_00, 7, rates),
      parts: { accrual: 1_79, trial: 26, service: 26, poundage: 0 },
      other: 52,
      total: 2_31,
    },
  ])('$name', ({ fees, parts, other, total }) => {
    expect(fees).toEqual(parts)
    expect(otherFees(fees)).toBe(other)
    expect(totalFees(fees)).toBe(total)
  })

  it.each([
    [2100_00, 0.03, 1_23],
    [2700_00, 0.15, 7_88],
    [1500_00, 0.21, 6_13],
  ])('%i fen for 7 days at %d a year: exactly half a fen goes up', (principal, annual, expected) => {
    expect(accrued(principal, 7, ratesOf(annual, 0, 0, 0))).toBe(expected)
  })

  it('count a year as 360 days', () => {
    expect(accrued(1000_00, 360, rates)).toBe(180_00)
  })

  it('other than interest do not depend on the term', () => {
    const { accrual: _, ...week } = feesOf(1300_00, 7, rates)
    const { accrual: __, ...month } = feesOf(1300_00, 30, rates)
    expect(month).toEqual(week)
  })
})
