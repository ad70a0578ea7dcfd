import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aprText, aprUnits, costCeiling, withinCap, worstApr, worstCase } from '../../../lib/domain/apr.ts'
import { feesOf, totalFees } from '../../../lib/domain/fees.ts'
import { penaltyFor } from '../../../lib/domain/penalty.ts'
import { defaultProduct } from '../../../lib/domain/product.ts'
import { productWith, rates } from './loans.ts'

const principal = fc.integer({ min: 100, max: 10_000_000 })
const days = fc.integer({ min: 1, max: 1000 })
const cost = fc.integer({ min: 0, max: 10_000_000 })

describe('the all-in cost a year', () => {
  it('of 510 yuan for 7 days is 0.2362', () => {
    const units = aprUnits(totalFees(feesOf(510_00, 7, rates)), 510_00, 7)
    expect(units).toBe(2362)
    expect(aprText(units)).toBe('0.2362')
  })

  it.each([
    ['exactly 0.1 stays', 10_000, 100_000, 365, 1000],
    ['a little more is rounded up', 10_001, 100_000, 365, 1001],
    ['a fen more on a large amount too', 1, 10_000_000, 1000, 1],
    ['nothing costs nothing', 0, 100_000, 30, 0],
  ])('%s', (_name, paid, kept, length, units) => {
    expect(aprUnits(paid, kept, length)).toBe(units)
  })

  it('is the smallest number of units that is not below the exact value', () => {
    fc.assert(
      fc.property(cost, principal, days, (paid, kept, length) => {
        const units = BigInt(aprUnits(paid, kept, length))
        const exact = BigInt(paid) * 3_650_000n
        const unit = BigInt(kept) * BigInt(length)
        expect(units * unit >= exact && (units - 1n) * unit < exact).toBe(true)
      }),
    )
  })

  it.each([
    [0, '0.0000'],
    [5, '0.0005'],
    [2362, '0.2362'],
    [10_000, '1.0000'],
    [123_456, '12.3456'],
  ])('%i units are written %s', (units, text) => {
    expect(aprText(units)).toBe(text)
  })

  it('may equal the cap and not pass it', () => {
    expect(withinCap(2400, 240_000)).toBe(true)
    expect(withinCap(2401, 240_000)).toBe(false)
    expect(withinCap(2400, 239_999)).toBe(false)
  })
})

describe('the worst case of a product', () => {
  it('is 0.2362 for the default product, below the legal cap', () => {
    expect(worstApr(defaultProduct)).toBe(2362)
    expect(withinCap(worstApr(defaultProduct), 240_000)).toBe(true)
  })

  it('is found at the days late where only those pass the cap', () => {
    const product = productWith({ rates: { ...rates, overduePpm: 1000 } })
    const onTime = productWith({ rates: { ...rates, overduePpm: 0 } })
    expect(withinCap(worstApr(onTime), 240_000)).toBe(true)
    expect(withinCap(worstApr(product), 240_000)).toBe(false)
  })

  it('is passed by no amount, term and days late', () => {
    const small = productWith({ minFen: 500_00, maxFen: 600_00, minDays: 7, maxDays: 10 })
    const worst = worstApr(small)
    const late = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 600 }), fc.integer({ min: 7, max: 10 }), late, (yuan, term, over) => {
        const paid = totalFees(feesOf(yuan * 100, term, rates)) + penaltyFor(yuan * 100, over, rates)
        expect(aprUnits(paid, yuan * 100, term + over)).toBeLessThanOrEqual(worst)
      }),
    )
  })
})

describe('the worst case of any product', () => {
  const ppm = (max: number) => fc.integer({ min: 0, max })
  const products = fc
    .record({
      from: fc.integer({ min: 1, max: 600 }),
      amounts: fc.integer({ min: 0, max: 40 }),
      minDays: fc.integer({ min: 1, max: 20 }),
      terms: fc.integer({ min: 0, max: 10 }),
      rates: fc.record({
        annualPpm: ppm(400_000),
        trialPpm: ppm(3000),
        servicePpm: ppm(3000),
        poundagePpm: ppm(2000),
        overduePpm: ppm(2000),
        overdueCapDays: fc.integer({ min: 0, max: 30 }),
      }),
    })
    .map(({ from, amounts, minDays, terms, rates }) =>
      productWith({ minFen: from * 100, maxFen: (from + amounts) * 100, minDays, maxDays: minDays + terms, rates }),
    )

  /** Every case, one by one. */
  const tried = (product: ReturnType<typeof productWith>): number => {
    const all: number[] = []
    for (let fen = product.minFen; fen <= product.maxFen; fen += 100) {
      for (let term = product.minDays; term <= product.maxDays; term++) {
        for (let late = 0; late <= product.rates.overdueCapDays; late++) {
          const cost = totalFees(feesOf(fen, term, product.rates)) + penaltyFor(fen, late, product.rates)
          all.push(aprUnits(cost, fen, term + late))
        }
      }
    }
    return all.reduce((most, units) => Math.max(most, units), 0)
  }

  it('is what trying every amount, term and day late finds, and the named case costs so much', () => {
    fc.assert(
      fc.property(products, (product) => {
        const worst = worstCase(product)
        expect(worst?.units).toBe(tried(product))
        const { principalFen = 0, periodDays = 0, daysLate = 0 } = worst ?? {}
        const fees = totalFees(feesOf(principalFen, periodDays, product.rates))
        const cost = fees + penaltyFor(principalFen, daysLate, product.rates)
        expect(aprUnits(cost, principalFen, periodDays + daysLate)).toBe(worst?.units)
      }),
      { numRuns: 60 },
    )
  })

  it('is none above a limit that nothing passes, and the same above a lower one', () => {
    fc.assert(
      fc.property(products, (product) => {
        const most = worstApr(product)
        expect(worstCase(product, most)).toBeUndefined()
        expect(worstCase(product, most - 1)?.units).toBe(most)
      }),
      { numRuns: 60 },
    )
  })

  it('is named for the default product: 510 yuan for 7 days, on time', () => {
    expect(worstCase(defaultProduct)).toEqual({ units: 2362, principalFen: 510_00, periodDays: 7, daysLate: 0 })
  })

  it('of one that costs nothing is found at once, whatever its ranges', () => {
    const free = { annualPpm: 0, trialPpm: 0, servicePpm: 0, poundagePpm: 0, overduePpm: 0, overdueCapDays: 365 }
    const wide = productWith({ minFen: 100, maxFen: 20_000_00, minDays: 1, maxDays: 365, rates: free })
    expect(worstCase(wide)?.units).toBe(0)
  })
})

describe('the cost ceiling', () => {
  it('is cap × principal × days ÷ 365, floored to the fen', () => {
    expect(costCeiling(1000_00, 365, 240_000)).toBe(240_00)
    // 0.24 × 1000 ÷ 365 = 0.6575 yuan
    expect(costCeiling(1000_00, 1, 240_000)).toBe(65)
    expect(costCeiling(500_00, 1, 240_000)).toBe(32)
  })

  it('is the most that stays within the cap', () => {
    fc.assert(
      fc.property(principal, days, (kept, length) => {
        const most = costCeiling(kept, length, 240_000)
        expect(withinCap(aprUnits(most, kept, length), 240_000)).toBe(true)
        const limit = 240_000n * BigInt(kept) * BigInt(length)
        expect(BigInt(most + 1) * 365_000_000n > limit).toBe(true)
      }),
    )
  })
})
