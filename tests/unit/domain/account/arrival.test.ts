import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountAsOf, type LoanFacts, stateOf } from '../../../../lib/domain/account.ts'
import { postingsBetween } from '../../../../lib/domain/account-postings.ts'
import type { Entry } from '../../../../lib/domain/entry.ts'
import { balances, type Postings } from '../../../../lib/domain/ledger.ts'
import { loanOf, on, paid, reversed, waived, writtenOff } from './loans.ts'

/** Books entries as they arrive; the movements, each dated on its own day, and the account at the end. */
function booked(loan: LoanFacts, arrivals: readonly Entry[]) {
  const movements: Postings[] = []
  let known: Entry[] = []
  for (const entry of arrivals) {
    const before = stateOf({ ...loan, entries: known })
    known = [...known, entry]
    const money = entry.kind === 'repayment' ? entry.amountFen : 0
    movements.push(postingsBetween(before, stateOf({ ...loan, entries: known }), { money, coupon: 0 }))
  }
  return { movements, state: stateOf({ ...loan, entries: known }) }
}

const entries = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.tuple(fc.integer({ min: 1, max: 1500 }), fc.nat(150)).map(([yuan, day]) => paid(yuan, day)),
    },
    { weight: 1, arbitrary: fc.nat(150).map((day) => waived(0.5, day)) },
    { weight: 1, arbitrary: fc.integer({ min: 98, max: 150 }).map(writtenOff) },
  ),
  { minLength: 1, maxLength: 8 },
)
const arrivals = entries.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))

it('any order of arrival gives the same account and the same balances', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 500, max: 2000 }),
      fc.integer({ min: 7, max: 30 }),
      arrivals,
      (yuan, term, [some, other]) => {
        const loan = loanOf(yuan, term)
        const [a, b] = [booked(loan, some), booked(loan, other)]
        expect(a.state).toEqual(b.state)
        const nonZero = (movements: Postings[]) =>
          Object.entries(balances(movements))
            .filter(([, fen]) => fen !== 0)
            .sort()
        expect(nonZero(a.movements)).toEqual(nonZero(b.movements))
      },
    ),
    { numRuns: 2000 },
  )
})

it('a payment of all that is due late has a leg for each part; its coupon is our expense', () => {
  const loan = loanOf(1000, 7)
  const after = stateOf({ ...loan, entries: [paid(1007, 12)] })
  expect(postingsBetween(stateOf(loan), after, { money: 1005_00, coupon: 2_00 })).toEqual({
    psp_clearing: 1005_00,
    coupon_expense: 2_00,
    loans_receivable: -1000_00,
    fee_income: -4_50,
    penalty_income: -2_50,
  })
})

describe('news that comes late', () => {
  it('corrects what was booked: 300 valued day 12, then 300 valued day 10', () => {
    const [later, earlier] = [paid(300, 12), paid(300, 10)]
    expect(booked(loanOf(1000, 7), [later, earlier]).movements).toEqual([
      { psp_clearing: 300_00, loans_receivable: -293_00, fee_income: -4_50, penalty_income: -2_50 },
      { psp_clearing: 300_00, loans_receivable: -300_29, penalty_income: 29 },
    ])
  })

  it('makes nothing dearer', () => {
    fc.assert(
      fc.property(entries, fc.nat(150), fc.integer({ min: 1, max: 900 }), (known, day, yuan) => {
        const loan = { ...loanOf(1000, 7), entries: known }
        const cost = (of: LoanFacts) => {
          const { fees, penalty } = accountAsOf(of, on(160)).charged
          return fees + penalty
        }
        expect(cost({ ...loan, entries: [...known, paid(yuan, day)] })).toBeLessThanOrEqual(cost(loan))
      }),
    )
  })
})

describe('a written-off loan', () => {
  const lost = writtenOff(98)

  it('leaves the receivables, and what is paid later is recovered', () => {
    expect(booked(loanOf(1000, 7), [lost, paid(600, 100)]).movements).toEqual([
      { loans_receivable: -1000_00, write_off: 1000_00 },
      { psp_clearing: 600_00, recovery_income: -600_00 },
    ])
  })

  it('comes back when the write-off is reversed', () => {
    const { movements, state } = booked(loanOf(1000, 7), [lost, paid(600, 100), reversed(lost, 101)])
    expect(movements.at(-1)).toEqual({ loans_receivable: 400_00, write_off: -1000_00, recovery_income: 600_00 })
    expect(state.writtenOff).toBe(0)
  })
})
