import { describe, expect, it } from 'vitest'
import { daysLate, penaltyFor } from '../../../lib/domain/penalty.ts'
import { rates } from './loans.ts'

describe('days late', () => {
  it.each([
    ['before the due day', '2026-11-14', 0],
    ['on the due day', '2026-11-15', 0],
    ['the day after', '2026-11-16', 1],
    ['in the next month', '2026-12-15', 30],
    ['in the next year', '2027-11-15', 365],
  ])('%s', (_name, today, expected) => {
    expect(daysLate('2026-11-15', today)).toBe(expected)
  })
})

describe('the penalty', () => {
  it('grows with each day late', () => {
    expect([0, 1, 2, 33].map((late) => penaltyFor(1200_00, late, rates))).toEqual([0, 60, 1_20, 19_80])
  })

  it('grows no more after the cap day', () => {
    expect([89, 90, 91, 1000].map((late) => penaltyFor(1200_00, late, rates))).toEqual([53_40, 54_00, 54_00, 54_00])
  })

  it('counts one day only when the cap is one day', () => {
    expect(penaltyFor(1200_00, 33, { ...rates, overduePpm: 1000, overdueCapDays: 1 })).toBe(1_20)
  })

  it('is rounded once, for all days together', () => {
    // 0.0005 × 510 = 0.255 a day: two days are 0.51, not twice 0.26.
    expect([1, 2].map((late) => penaltyFor(510_00, late, rates))).toEqual([26, 51])
  })
})
