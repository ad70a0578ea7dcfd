import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  balanced,
  balances,
  disbursed,
  type Postings,
  unappliedPayment,
  unexpectedPayout,
  unexpectedPayoutReversed,
} from '../../../lib/domain/ledger.ts'
import { repaid, sentBack } from './legs.ts'

const sum = (postings: Postings) => Object.values(postings).reduce((total, fen) => total + fen, 0)

describe('a movement', () => {
  it.each([
    ['a disbursement', disbursed(2000_00), { loans_receivable: 2000_00, psp_clearing: -2000_00 }],
    [
      'a disbursement with a cash coupon',
      disbursed(2000_00, 20_00),
      { loans_receivable: 2000_00, coupon_expense: 20_00, psp_clearing: -2020_00 },
    ],
    ['a stray payout', unexpectedPayout(2000_00), { suspense: 2000_00, psp_clearing: -2000_00 }],
    ['a stray payout sent back', unexpectedPayoutReversed(2000_00), { suspense: -2000_00, psp_clearing: 2000_00 }],
    ['a payment in vain', unappliedPayment(2016_00), { psp_clearing: 2016_00, refund_payable: -2016_00 }],
  ])('of %s', (_name, postings, expected) => {
    expect(postings).toEqual(expected)
  })

  it.each([
    ['does not sum to zero', { loans_receivable: 100, psp_clearing: -99 }],
    ['has one leg', { psp_clearing: 1 }],
    ['has parts of a fen', { loans_receivable: 0.5, psp_clearing: -0.5 }],
    ['is no number', { loans_receivable: Number.NaN, psp_clearing: Number.NaN }],
    ['is above what a number counts', { loans_receivable: 2 ** 53, psp_clearing: -(2 ** 53) }],
  ])('is refused when it %s', (_name, postings) => {
    expect(() => balanced(postings)).toThrow('do not balance')
  })
})

describe('the books', () => {
  const fen = fc.integer({ min: 1, max: 10 ** 9 })
  const parts = fc.record({ principal: fen, fees: fen, penalty: fc.oneof(fc.constant(0), fen) })
  const movement = fc.oneof(
    fen.map(disbursed),
    fen.map((principal) => sentBack(principal)),
    parts.map(repaid),
    fen.map(unappliedPayment),
  )

  it('sum to zero after any sequence of movements', () => {
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 100 }), (movements) => {
        expect(sum(balances(movements))).toBe(0)
      }),
    )
  })

  it('show nothing outstanding once a loan is repaid, and the cost as income', () => {
    fc.assert(
      fc.property(parts, (paid) => {
        const books = balances([disbursed(paid.principal), repaid(paid)])
        expect(books.loans_receivable).toBe(0)
        expect(books.psp_clearing).toBe(paid.fees + paid.penalty)
        expect((books.fee_income ?? 0) + (books.penalty_income ?? 0)).toBe(-paid.fees - paid.penalty)
      }),
    )
  })

  it('are as before a disbursement that was sent back', () => {
    expect(balances([disbursed(500_00), sentBack(500_00)])).toEqual({
      loans_receivable: 0,
      psp_clearing: 0,
    })
  })

  it('owe a second payment back and leave the loan alone', () => {
    const paid = { principal: 500_00, fees: 2_00, penalty: 0 }
    expect(balances([disbursed(500_00), repaid(paid), unappliedPayment(502_00)])).toEqual({
      loans_receivable: 0,
      psp_clearing: 504_00,
      fee_income: -2_00,
      refund_payable: -502_00,
    })
  })

  it('are empty without movements', () => {
    expect(balances([])).toEqual({})
  })
})
