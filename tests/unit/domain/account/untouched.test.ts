import { expect, it } from 'vitest'
import { chargesOf } from '../../../../lib/domain/charges.ts'
import { defaultProduct } from '../../../../lib/domain/product.ts'
import { loanOf } from './loans.ts'

const { minFen, maxFen, minDays, maxDays, rates } = defaultProduct
const LAST_DAY = 199
/** All 7.2 million cases with LONG=1; otherwise every 97th amount. */
const STEP = process.env.LONG ? 1 : 97

const halfUp = (n: number): number => Math.floor(n + 0.5)

it('a loan without entries is charged as before accounts, to the fen, and never above the ceiling', () => {
  let cases = 0
  for (let yuan = minFen / 100; yuan <= maxFen / 100; yuan += STEP) {
    for (let term = minDays; term <= maxDays; term++) {
      const { terms } = loanOf(yuan, term)
      const principal = yuan * 100
      const { accrual, trial, service, poundage } = terms.fees
      const agreed = accrual + trial + service + poundage
      for (let day = 0; day <= LAST_DAY; day++) {
        const kept = Math.max(1, day)
        const late = Math.max(0, day - term)
        const ceiling = Math.floor((principal * kept * 24) / 36_500)
        // Whole numbers below 2^53: principal × days × ppm.
        const interest = halfUp((principal * kept * rates.annualPpm) / 360_000_000)
        const fees = day < term ? Math.min(interest + trial + service + poundage, ceiling, agreed) : agreed
        const penalty = halfUp((principal * rates.overduePpm * Math.min(late, rates.overdueCapDays)) / 1_000_000)
        const days = {
          all: principal * day,
          term: principal * Math.min(day, term),
          late: principal * Math.min(late, rates.overdueCapDays),
        }
        const charged = chargesOf(terms, days)
        if (charged.fees !== fees || charged.penalty !== penalty || fees + penalty > ceiling)
          expect({ yuan, term, day, charged }).toEqual({ yuan, term, day, charged: { fees, penalty } })
        cases++
      }
    }
  }
  expect(cases).toBe(process.env.LONG ? 7_204_800 : 76_800)
}, 600_000)
