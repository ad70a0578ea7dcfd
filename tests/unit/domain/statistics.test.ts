import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../lib/domain/calendar.ts'
import { type DayEntry, noFlows } from '../../../lib/domain/flows.ts'
import { disbursed, unappliedPayment } from '../../../lib/domain/ledger.ts'
import { openLoansOf, overdueRate, type Stock, statisticsOf } from '../../../lib/domain/statistics.ts'
import { sentBack as back, repaid, writeOffRecovered, writtenOff } from './legs.ts'

const day = '2026-12-10'
const yesterday = '2026-12-09'
const later = '2026-12-20'
const q = 1000_00

const paidOut = (dueDate: string, coupon = 0): DayEntry => ({
  what: 'booked',
  kind: 'disbursed',
  postings: disbursed(q, coupon),
  dueDate,
})
const sentBack = (dueDate: string, coupon = 0): DayEntry => ({
  what: 'booked',
  kind: 'disbursement-reversed',
  postings: back(q, coupon),
  dueDate,
})
const paidBack = (dueDate: string, part: { penalty?: number; coupon?: number } = {}): DayEntry => ({
  what: 'booked',
  kind: 'repaid',
  postings: repaid({ principal: q, fees: 6_00, penalty: 0, ...part }),
  dueDate,
})
const lost = (dueDate: string): DayEntry => ({
  what: 'booked',
  kind: 'written-off',
  postings: writtenOff(q),
  dueDate,
})
const decided = (action: string): DayEntry => ({ what: 'decided', action })

describe('a day', () => {
  it('without events is all zero, and has no rate', () => {
    const nothing = statisticsOf(day, [])
    expect(nothing).toEqual({ date: day, ...noFlows, overdueLoans: 0, openByDueDate: {} })
    expect(overdueRate(nothing)).toBeUndefined()
  })

  it('counts sign-ups, applications and decisions; what else operators do is not its matter', () => {
    const entries: DayEntry[] = [
      { what: 'signedUp' },
      { what: 'applied', principalFen: 500_00 },
      { what: 'applied', principalFen: 700_00 },
      ...['firstPass', 'firstPass', 'firstReject', 'secondPass', 'secondReject', 'cancel', 'disburse'].map(decided),
    ]
    expect(statisticsOf(day, entries)).toMatchObject({
      ...noFlows,
      signUps: 1,
      applications: 2,
      appliedFen: 1200_00,
      firstPassed: 2,
      firstRejected: 1,
      secondPassed: 1,
      secondRejected: 1,
      cancelled: 1,
    })
  })

  it('counts money by what was booked, and a coupon once, unless its payout was sent back', () => {
    const entries = [
      paidOut(later, 5_00),
      paidOut(later, 3_00),
      sentBack(later, 3_00),
      paidBack(later, { coupon: 2_00 }),
      paidBack(yesterday, { penalty: 50 }),
      lost(yesterday),
      { what: 'booked', kind: 'paid-in-vain', postings: unappliedPayment(9) } as const,
    ]
    expect(statisticsOf(day, entries, { overdueLoans: 2, openByDueDate: { [later]: 1 } })).toEqual({
      date: day,
      ...noFlows,
      disbursed: 2,
      disbursedFen: 2000_00,
      reversed: 1,
      reversedFen: 1000_00,
      repaid: 2,
      repaidPrincipalFen: 2000_00,
      repaidFeesFen: 12_00,
      repaidPenaltyFen: 50,
      collected: 1,
      collectedFen: 1006_50,
      coupons: 2,
      couponsFen: 7_00,
      writtenOff: 1,
      writtenOffFen: 1000_00,
      overdueLoans: 0,
      openByDueDate: { [later]: 1 },
    })
  })
})

describe('a loan', () => {
  const open: Stock = { overdueLoans: 0, openByDueDate: { [day]: 1 } }
  it('is not overdue on its due day, and is on the next', () => {
    const due = statisticsOf(day, [], open)
    expect(due).toMatchObject({ newlyOverdue: 0, overdueLoans: 0, openByDueDate: { [day]: 1 } })
    const after = statisticsOf(addDays(day, 1), [], due)
    expect(after).toMatchObject({ newlyOverdue: 1, overdueLoans: 1, openByDueDate: {} })
    expect(statisticsOf(addDays(day, 2), [], after)).toMatchObject({ newlyOverdue: 0, overdueLoans: 1 })
  })

  it('repaid on its due day never was overdue; repaid a day late it was, and is collected', () => {
    const inTime = statisticsOf(day, [paidBack(day)], open)
    expect(inTime).toMatchObject({ collected: 0, openByDueDate: {} })
    const late = statisticsOf(addDays(day, 1), [paidBack(day, { penalty: 50 })], open)
    expect(late).toMatchObject({ newlyOverdue: 1, collected: 1, collectedFen: 1006_50, overdueLoans: 0 })
  })

  it('whose payout is heard of after its due date is overdue at once', () => {
    expect(statisticsOf(day, [paidOut(yesterday)])).toMatchObject({ disbursed: 1, newlyOverdue: 1, overdueLoans: 1 })
  })

  it('paid by an order older than its second payout counts right once both due dates are past', () => {
    const second = addDays(day, 2)
    const paid = statisticsOf(yesterday, [sentBack(day), paidOut(second), paidBack(day)], open)
    expect(openLoansOf(paid)).toBe(0)
    expect(statisticsOf(addDays(day, 3), [], paid)).toMatchObject({ overdueLoans: 0, openByDueDate: {} })
  })

  it('that was written off is gone, also when the bank returns its payout', () => {
    const off = statisticsOf(day, [lost(yesterday)], { overdueLoans: 1, openByDueDate: {} })
    expect(openLoansOf(off)).toBe(0)
    const back: DayEntry = { what: 'booked', kind: 'write-off-recovered', postings: writeOffRecovered(q, 5_00) }
    const recovered = statisticsOf(addDays(day, 1), [back], off)
    expect(recovered).toMatchObject({ ...noFlows, coupons: -1, couponsFen: -5_00, overdueLoans: 0, openByDueDate: {} })
  })
})

it('the overdue rate is of all open loans, half up to the millionth', () => {
  expect(overdueRate({ overdueLoans: 1, openByDueDate: { [day]: 1, [later]: 1 } })).toBe(333_333)
  expect(overdueRate({ overdueLoans: 2, openByDueDate: { [day]: 1 } })).toBe(666_667)
  expect(overdueRate({ overdueLoans: 0, openByDueDate: { [day]: 1 } })).toBe(0)
})

it('carried from day to day, the loans are those that a count of all of them finds', () => {
  const loan = fc.record({ from: fc.nat(20), period: fc.integer({ min: 7, max: 30 }), kept: fc.nat(60) })
  fc.assert(
    fc.property(fc.array(loan), fc.infiniteStream(fc.boolean()), (loans, coins) => {
      const ends = coins.take(loans.length).map((bank) => (bank ? sentBack : paidBack))
      const kinds = [...ends]
      let before: Stock | undefined
      let overdueSoFar = 0
      for (let n = 0; n < 70; n++) {
        const date = addDays(day, n)
        const entries = loans.flatMap(({ from, period, kept }, at) => [
          ...(from === n ? [paidOut(addDays(day, from + period))] : []),
          ...(from + kept === n ? [(kinds[at] ?? paidBack)(addDays(day, from + period))] : []),
        ])
        const now = statisticsOf(date, entries, before)
        const open = loans.filter(({ from, kept }) => from <= n && n < from + kept)
        expect(openLoansOf(now)).toBe(open.length)
        expect(now.overdueLoans).toBe(open.filter(({ from, period }) => from + period < n).length)
        overdueSoFar += now.newlyOverdue
        before = now
      }
      // Overdue is what is still open at the midnight after its due day.
      expect(overdueSoFar).toBe(loans.filter(({ period, kept }) => kept > period).length)
    }),
    { numRuns: 50 },
  )
})
