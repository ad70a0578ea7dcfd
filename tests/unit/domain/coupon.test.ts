import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stateOf } from '../../../lib/domain/account.ts'
import { postingsBetween } from '../../../lib/domain/account-postings.ts'
import { costCeiling } from '../../../lib/domain/apr.ts'
import { addDays } from '../../../lib/domain/calendar.ts'
import { bestCoupon, type CouponFacts, type CouponPurpose, mayUse, shownState } from '../../../lib/domain/coupon.ts'
import { totalFees } from '../../../lib/domain/fees.ts'
import { couponRoom, quoteRepayment } from '../../../lib/domain/repayment.ts'
import { aprCapPpm, paidOutLoan, startDate } from './loans.ts'

const now = 1_000_000
const coupon = (more: Partial<CouponFacts> = {}): CouponFacts => ({
  id: 1,
  kind: 'repayment',
  amountFen: 5_00,
  minFen: 500_00,
  state: 'unused',
  validUntil: now,
  ...more,
})
const purpose: CouponPurpose = { kind: 'repayment', baseFen: 500_00, roomFen: 10_00 }

describe('a coupon may be used', () => {
  it('up to the last moment, at its minimum, while there is anything to take off', () => {
    expect(mayUse(coupon(), purpose, now)).toBe(true)
  })

  it.each<[string, Partial<CouponFacts>, Partial<CouponPurpose>]>([
    ['of the other kind', { kind: 'cash' }, {}],
    ['that another order holds', { state: 'reserved' }, {}],
    ['that was used', { state: 'used' }, {}],
    ['a moment after its end', { validUntil: now - 1 }, {}],
    ['below its minimum', { minFen: 500_01 }, {}],
    ['when there are no fees left', {}, { roomFen: 0 }],
    ['when other coupons took more than the fees', {}, { roomFen: -1 }],
  ])('not one %s', (_, about, what) => {
    expect(mayUse(coupon(about), { ...purpose, ...what }, now)).toBe(false)
  })
})

describe('the best coupon', () => {
  it('is the one of the highest amount, of which no more is used than there is to take off', () => {
    const all = [coupon({ id: 1, amountFen: 3_00 }), coupon({ id: 2, amountFen: 20_00 }), coupon({ id: 3 })]
    expect(bestCoupon(all, purpose, now)).toMatchObject({ coupon: { id: 2 }, fen: 10_00 })
  })

  it('is, of equal ones, the one that ends first', () => {
    const all = [coupon({ id: 1, validUntil: now + 2 }), coupon({ id: 2, validUntil: now + 1 })]
    expect(bestCoupon(all, purpose, now)?.coupon.id).toBe(2)
  })

  it('is none where none may be used', () => {
    expect(bestCoupon([], purpose, now)).toBeUndefined()
    expect(bestCoupon([coupon({ state: 'used' })], purpose, now)).toBeUndefined()
  })
})

it.each<[CouponFacts['state'], number, number]>([
  ['unused', now, 0],
  ['unused', now - 1, 2],
  ['reserved', now - 1, 0],
  ['used', now - 1, 1],
])('a coupon that is %s is shown by state and date', (state, validUntil, shown) => {
  expect(shownState({ state, validUntil }, now)).toBe(shown)
})

describe('whatever the coupons, the loan and the day', () => {
  const kinds = ['repayment', 'cash'] as const
  const coupons = fc.array(
    fc.record({
      id: fc.integer({ min: 1, max: 1000 }),
      kind: fc.constantFrom(...kinds),
      amountFen: fc.integer({ min: 1, max: 300_00 }),
      minFen: fc.integer({ min: 0, max: 2100_00 }),
      state: fc.constantFrom('unused', 'reserved', 'used'),
      validUntil: fc.integer({ min: now - 2, max: now + 2 }),
    }),
    { maxLength: 8 },
  )
  const loans = fc.record({ yuan: fc.integer({ min: 500, max: 2000 }), days: fc.integer({ min: 7, max: 30 }) })

  /** A loan that took the best cash coupon along and is repaid on a day with the best repayment coupon. */
  const settled = fc.tuple(loans, coupons, fc.integer({ min: -1, max: 200 })).map(([{ yuan, days }, held, day]) => {
    const plain = paidOutLoan(yuan * 100, days)
    const { principalFen, fees } = plain.terms
    const cash = bestCoupon(held, { kind: 'cash', baseFen: principalFen, roomFen: totalFees(fees) }, now)
    const cashFen = cash?.fen ?? 0
    const terms = { ...plain.terms, ...(cash ? { cashCoupon: { id: cash.coupon.id, amountFen: cashFen } } : {}) }
    const today = addDays(startDate, day)
    const quote = quoteRepayment({ ...plain, terms }, today)
    const off = bestCoupon(held, { kind: 'repayment', baseFen: quote.total, roomFen: couponRoom(quote, terms) }, now)
    return { plain, terms, today, quote, cashFen, off, offFen: off?.fen ?? 0, day, principalFen }
  })

  it('the principal comes back in money, and the coupons stay within fees and penalty', () => {
    fc.assert(
      fc.property(settled, ({ quote, cashFen, offFen, principalFen }) => {
        expect(cashFen + offFen).toBeLessThanOrEqual(quote.fees + quote.penalty)
        expect(quote.total - offFen).toBeGreaterThanOrEqual(principalFen + cashFen)
      }),
    )
  })

  it('a loan costs what it would without the cash coupon, or the coupon; net of it never more than the law allows', () => {
    fc.assert(
      fc.property(settled, ({ plain, today, quote, cashFen, day, principalFen }) => {
        const bare = quoteRepayment(plain, today)
        expect(quote.fees).toBe(Math.max(bare.fees, cashFen))
        expect(quote.penalty).toBe(bare.penalty)
        const ceiling = costCeiling(principalFen, Math.max(1, day), aprCapPpm)
        expect(quote.fees + quote.penalty - cashFen).toBeLessThanOrEqual(ceiling)
      }),
    )
  })

  it('a coupon that is used was free, in time, wanted and not wasted, and no such one takes off more', () => {
    fc.assert(
      fc.property(settled, coupons, ({ off, quote }, others) => {
        if (!off) return
        expect(off.coupon).toMatchObject({ kind: 'repayment', state: 'unused' })
        expect(off.coupon.validUntil).toBeGreaterThanOrEqual(now)
        expect(off.coupon.minFen).toBeLessThanOrEqual(quote.total)
        expect(2 * off.fen).toBeGreaterThanOrEqual(off.coupon.amountFen)
        const wanted = { kind: 'repayment', baseFen: quote.total, roomFen: off.fen } as const
        const best = bestCoupon([off.coupon, ...others], wanted, now)
        expect(best?.fen).toBe(off.fen)
      }),
    )
  })

  it('the books of the repayment balance: money and coupon pay principal, fees and penalty in full', () => {
    fc.assert(
      fc.property(settled, ({ plain, terms, today, quote: { principal, fees, penalty, total }, offFen }) => {
        const loan = { ...plain, terms }
        const entry = { kind: 'repayment', id: '1', valueDate: today, at: 0, amountFen: total, orderNo: '1' } as const
        const after = stateOf({ ...loan, entries: [entry] })
        const legs = postingsBetween(stateOf(loan), after, { money: total - offFen, coupon: offFen })
        expect(legs.psp_clearing).toBe(total - offFen)
        expect(legs.coupon_expense ?? 0).toBe(offFen)
        expect(legs.loans_receivable).toBe(-principal)
        expect([legs.fee_income ?? 0, legs.penalty_income ?? 0]).toEqual([-fees || 0, -penalty || 0])
      }),
    )
  })
})
