import { describe, expect, it } from 'vitest'
import { comparePayout, compareRepayment } from '../../../lib/books/reconcile/compare.ts'
import { type PayoutState, payoutLive, payoutStates, type RepaymentState } from '../../../lib/domain/order.ts'
import type { PayoutOrder, RepaymentOrder } from '../../../lib/store/order.ts'
import type { PayoutStatus, RepaymentStatus } from '../../../lib/vendors/payment-provider.ts'

const no = '202612010000000000000001'
const payout = (state: PayoutState) =>
  ({ kind: 'payout', no, amountFen: 1000_00, state, providerNo: 'P1' }) as PayoutOrder
const repayment = (state: RepaymentState, more: Partial<RepaymentOrder> = {}) =>
  ({ kind: 'repayment', no, amountFen: 1001_97, state, providerNo: 'P1', ...more }) as RepaymentOrder
const final = (state: 'success' | 'failure' | 'closed' | 'cancelled', more: object = {}): PayoutStatus => ({
  state,
  orderNo: no,
  amountFen: 1000_00,
  providerNo: 'P1',
  ...more,
})
const paid = (more: object = {}): RepaymentStatus => ({
  state: 'paid',
  notice: { orderNo: no, amountFen: 1001_97, result: 'SUCCESS', providerNo: 'P1', ...more },
})
const told = (verdict: { verdict: string; kind?: string }) => verdict.kind ?? verdict.verdict

describe('a payout', () => {
  const dead: PayoutState[] = ['refused', 'failure', 'closed']

  it.each(payoutLive)('%s here: what is final there is booked; what is under way there stays open', (here) => {
    for (const word of ['success', 'failure', 'closed', 'cancelled'] as const) {
      expect(told(comparePayout(payout(here), final(word)))).toBe('book')
    }
    for (const state of ['applied', 'check', 'processing', 'unknown'] as const) {
      expect(told(comparePayout(payout(here), { state }))).toBe('undecided')
    }
  })

  it.each(dead)('%s here: dead there agrees; paid there is booked, and under way there differs', (here) => {
    for (const status of [final('failure'), final('closed'), { state: 'unknown' as const }]) {
      expect(told(comparePayout(payout(here), status))).toBe('agrees')
    }
    expect(told(comparePayout(payout(here), final('success')))).toBe('book')
    expect(told(comparePayout(payout(here), { state: 'processing' }))).toBe('state-mismatch')
  })

  it.each([
    [final('success'), 'agrees'],
    [final('cancelled'), 'book'],
    [final('failure'), 'state-mismatch'],
    [final('closed'), 'state-mismatch'],
    [{ state: 'processing' as const }, 'state-mismatch'],
    [{ state: 'unknown' as const }, 'missing-at-vendor'],
  ])('success here, %j there: %s', (status, verdict) => {
    expect(told(comparePayout(payout('success'), status))).toBe(verdict)
  })

  it.each([
    [final('cancelled'), 'agrees'],
    [final('success'), 'state-mismatch'],
    [{ state: 'unknown' as const }, 'missing-at-vendor'],
  ])('cancelled here, %j there: %s', (status, verdict) => {
    expect(told(comparePayout(payout('cancelled'), status))).toBe(verdict)
  })

  it.each(payoutStates)('%s here: another amount, by one fen, is never booked', (here) => {
    for (const word of ['success', 'failure', 'closed', 'cancelled'] as const) {
      expect(told(comparePayout(payout(here), final(word, { amountFen: 1000_01 })))).toBe('amount-mismatch')
    }
  })

  it('with another number of the provider’s differs; a number that nobody told says nothing', () => {
    expect(comparePayout(payout('success'), final('success', { providerNo: 'P2' }))).toEqual({
      verdict: 'differs',
      kind: 'number-mismatch',
      detail: "The provider's number is P2, here it is P1",
    })
    expect(told(comparePayout(payout('closed'), final('closed', { providerNo: '' })))).toBe('agrees')
  })
})

describe('a repayment', () => {
  it.each([
    ['waiting', paid(), 'book'],
    ['expired', paid(), 'book'],
    ['paid', paid(), 'agrees'],
    ['waiting', paid({ amountFen: 1001_96 }), 'amount-mismatch'],
    ['paid', paid({ amountFen: 1001_98 }), 'amount-mismatch'],
    ['paid', paid({ providerNo: 'P2' }), 'number-mismatch'],
    ['waiting', { state: 'processing' }, 'undecided'],
    ['paid', { state: 'processing' }, 'state-mismatch'],
    ['paid', { state: 'unpaid' }, 'state-mismatch'],
    ['paid', { state: 'failed' }, 'state-mismatch'],
    ['paid', { state: 'unknown' }, 'missing-at-vendor'],
    ['paid', { state: 'refunded' }, 'state-mismatch'],
    ['waiting', { state: 'unpaid' }, 'agrees'],
    ['waiting', { state: 'unknown' }, 'agrees'],
    ['expired', { state: 'failed' }, 'agrees'],
    ['waiting', { state: 'refunded' }, 'state-mismatch'],
  ] as [RepaymentState, RepaymentStatus, string][])('%s here, %j there: %s', (here, status, verdict) => {
    expect(told(compareRepayment(repayment(here), status, false))).toBe(verdict)
  })

  it('that we sent back may be refunded there', () => {
    expect(told(compareRepayment(repayment('paid'), { state: 'refunded' }, true))).toBe('agrees')
    expect(told(compareRepayment(repayment('expired', { endedBy: 'refunded' }), { state: 'refunded' }, false))).toBe(
      'agrees',
    )
  })
})
