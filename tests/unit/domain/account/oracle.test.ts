import fc from 'fast-check'
import { expect, it } from 'vitest'
import { accountAsOf, type LoanFacts } from '../../../../lib/domain/account.ts'
import { addDays } from '../../../../lib/domain/calendar.ts'
import type { Entry } from '../../../../lib/domain/entry.ts'
import { feesOf, totalFees } from '../../../../lib/domain/fees.ts'
import { defaultProduct } from '../../../../lib/domain/product.ts'
import { on } from './loans.ts'
import { type OracleEntry, oracle } from './oracle.ts'

const RUNS = process.env.LONG ? 350_000 : 5_000

const rates = fc.record({
  annualPpm: fc.integer({ min: 0, max: 240_000 }),
  trialPpm: fc.integer({ min: 0, max: 5_000 }),
  servicePpm: fc.integer({ min: 0, max: 5_000 }),
  poundagePpm: fc.integer({ min: 0, max: 5_000 }),
  overduePpm: fc.integer({ min: 0, max: 5_000 }),
  overdueCapDays: fc.integer({ min: 0, max: 120 }),
})
const entry = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('repayment' as const),
      share: fc.double({ min: 0.001, max: 0.9, noNaN: true }),
      day: fc.nat(160),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('waiver' as const),
      share: fc.double({ min: 0.0001, max: 0.01, noNaN: true }),
      day: fc.nat(160),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('write-off' as const),
      share: fc.constant(0),
      day: fc.integer({ min: 60, max: 160 }),
    }),
  },
)
const loans = fc.record({
  yuan: fc.integer({ min: 500, max: 2000 }),
  term: fc.integer({ min: 7, max: 30 }),
  rates: fc.oneof(fc.constant(defaultProduct.rates), rates),
  coupon: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 300 })),
  textVersion: fc.constantFrom(1, 2),
  entries: fc.array(entry, { maxLength: 8 }),
  day: fc.integer({ min: 0, max: 200 }),
})

it(`agrees with a second calculator on ${RUNS} random accounts, and is never above the ceiling`, () => {
  fc.assert(
    fc.property(loans, ({ yuan, term, rates, coupon, textVersion, entries, day }) => {
      const principalFen = yuan * 100
      const fees = feesOf(principalFen, term, rates)
      const cash = Math.min(coupon, totalFees(fees))
      const loan: LoanFacts = {
        terms: {
          principalFen,
          periodDays: term,
          rates,
          fees,
          aprCapPpm: 240_000,
          productId: 1,
          productVersion: 1,
          textVersion,
          ...(cash > 0 ? { cashCoupon: { id: 1, amountFen: cash } } : {}),
        },
        startDate: on(0),
        dueDate: on(term),
        entries: entries.map((e, i): Entry => {
          const common = { id: String(i), valueDate: on(e.day), at: 0 }
          const amountFen = Math.max(1, Math.floor(e.share * principalFen))
          if (e.kind === 'write-off') return { ...common, kind: e.kind }
          return e.kind === 'waiver'
            ? { ...common, kind: e.kind, amountFen, reason: 'rounding' }
            : { ...common, kind: e.kind, amountFen, orderNo: String(i) }
        }),
      }
      const told = entries
        .map((e, i) => ({ ...e, i }))
        .sort((a, b) => a.day - b.day || a.i - b.i)
        .map((e): OracleEntry => {
          if (e.kind === 'write-off') return { day: e.day, kind: e.kind }
          return { day: e.day, kind: e.kind, amount: BigInt(Math.max(1, Math.floor(e.share * principalFen))) }
        })
      const expected = oracle(
        {
          principal: BigInt(principalFen),
          term,
          annualPpm: BigInt(rates.annualPpm),
          trialPpm: BigInt(rates.trialPpm),
          servicePpm: BigInt(rates.servicePpm),
          poundagePpm: BigInt(rates.poundagePpm),
          overduePpm: BigInt(rates.overduePpm),
          capDays: rates.overdueCapDays,
          aprCapPpm: 240_000n,
          coupon: BigInt(cash),
          penaltyLast: textVersion < 2,
        },
        told,
        day,
      )
      const account = accountAsOf(loan, addDays(on(0), day))
      const paidIn = (loan.entries ?? []).reduce(
        (sum, e) => sum + (e.kind === 'repayment' && e.valueDate <= on(day) ? e.amountFen : 0),
        0,
      )
      expect({
        principal: BigInt(account.due.principal),
        fees: BigInt(account.due.fees),
        penalty: BigInt(account.due.penalty),
        charged: { fees: BigInt(account.charged.fees), penalty: BigInt(account.charged.penalty) },
        excess: BigInt(account.excess),
        recovered: BigInt(account.recovered),
      }).toEqual(expected)
      // Money is neither made nor lost.
      expect(account.paid.principal + account.paid.fees + account.paid.penalty + account.excess).toBe(paidIn)
      const ceiling = Math.floor((Math.max(account.days.all, principalFen) * 240_000) / 365_000_000)
      // The floor of a cash coupon stands outside the ceiling.
      const { charged } = account
      expect(charged.penalty + (charged.fees > cash ? charged.fees : 0)).toBeLessThanOrEqual(ceiling)
    }),
    { numRuns: RUNS },
  )
}, 600_000)
