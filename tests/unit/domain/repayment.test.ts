import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costCeiling } from '../../../lib/domain/apr.ts'
import { addDays } from '../../../lib/domain/calendar.ts'
import { quoteRepayment } from '../../../lib/domain/repayment.ts'
import { aprCapPpm, paidOutLoan, rates, startDate } from './loans.ts'

const loan = paidOutLoan(2000_00, 14)
const onDay = (day: number) => quoteRepayment(loan, addDays(startDate, day))

describe('what is owed', () => {
  it('at the end of the term: principal and the fees agreed', () => {
    // 14.00 of interest, 1.00 for the trial and 1.00 for service
    expect(onDay(14)).toEqual({ principal: 2000_00, fees: 16_00, penalty: 0, total: 2016_00, daysLate: 0 })
  })

  it('early: interest for the days kept only', () => {
    expect(onDay(7)).toEqual({ principal: 2000_00, fees: 9_00, penalty: 0, total: 2009_00, daysLate: 0 })
  })

  it('very early: no more than the ceiling for the days kept', () => {
    // Interest and fees would be 3.00 and 4.00; 0.24 a year of 2000 yuan is 1.3150 a day.
    expect([1, 2].map((day) => onDay(day).fees)).toEqual([1_31, 2_63])
  })

  it('on the day of the payout: one day', () => {
    expect(onDay(0)).toEqual(onDay(1))
  })

  it('before the payout was booked, by a settle date of tomorrow: one day', () => {
    expect(onDay(-1)).toEqual(onDay(1))
  })

  it('late: the penalty on top of the fees agreed', () => {
    expect(onDay(15)).toEqual({ principal: 2000_00, fees: 16_00, penalty: 1_00, total: 2017_00, daysLate: 1 })
    expect(onDay(14 + 90)).toMatchObject({ penalty: 90_00, total: 2106_00, daysLate: 90 })
    expect(onDay(14 + 400)).toMatchObject({ penalty: 90_00, total: 2106_00, daysLate: 400 })
  })

  it('agreed under a lower cap: no more than that one early', () => {
    const strict = { ...loan, terms: { ...loan.terms, aprCapPpm: 120_000 } }
    const capped = quoteRepayment(strict, addDays(startDate, 7))
    expect(capped.fees).toBe(costCeiling(2000_00, 7, 120_000))
  })

  it('is by the terms of the loan, whatever a product costs today', () => {
    const dear = paidOutLoan(2000_00, 14, { ...rates, overduePpm: 1000, overdueCapDays: 2 })
    expect(quoteRepayment(dear, addDays(startDate, 20))).toMatchObject({ penalty: 4_00, daysLate: 6 })
  })
})

describe('any loan of the default product', () => {
  const anyLoan = fc
    .tuple(fc.integer({ min: 500, max: 2000 }), fc.integer({ min: 7, max: 30 }))
    .map(([yuan, days]) => paidOutLoan(yuan * 100, days))
  const daysOf = (periodDays: number) => Array.from({ length: periodDays + 201 }, (_, day) => day)

  it('costs no more a day earlier than a day later', () => {
    fc.assert(
      fc.property(anyLoan, (one) => {
        const totals = daysOf(one.terms.periodDays).map((day) => quoteRepayment(one, addDays(startDate, day)).total)
        expect(totals.every((total, day) => day === 0 || total >= (totals[day - 1] ?? 0))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('never costs more than 0.24 a year, whenever it is repaid', () => {
    fc.assert(
      fc.property(anyLoan, (one) => {
        const { principalFen, periodDays } = one.terms
        const tooDear = daysOf(periodDays).filter((day) => {
          const { fees, penalty } = quoteRepayment(one, addDays(startDate, day))
          return (fees + penalty) * 365 * 1_000_000 > aprCapPpm * principalFen * Math.max(1, day)
        })
        expect(tooDear).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('adds up: the parts are the total', () => {
    fc.assert(
      fc.property(anyLoan, fc.integer({ min: 0, max: 300 }), (one, day) => {
        const { principal, fees, penalty, total } = quoteRepayment(one, addDays(startDate, day))
        expect(principal + fees + penalty).toBe(total)
        expect([principal, fees, penalty].every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true)
      }),
    )
  })
})
