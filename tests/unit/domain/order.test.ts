import { describe, expect, it } from 'vitest'
import {
  finalStatuses,
  type PayoutEffect,
  type PayoutState,
  type PayoutStep,
  payoutAfter,
  payoutBefore,
  payoutEffects,
  payoutLive,
  payoutStates,
  type RepaymentState,
  type RepaymentStep,
  repaymentAfter,
  repaymentBefore,
  repaymentStates,
} from '../../../lib/domain/order.ts'

/** Every step of ours that moves a payout; what is not in this list must not. */
const moves: [from: PayoutState, step: PayoutStep, to: PayoutState][] = [
  ['created', 'send', 'sent'],
  ['created', 'refuse', 'refused'],
  ['sent', 'accept', 'processing'],
  ['sent', 'suspect', 'check'],
  ['sent', 'refuse', 'refused'],
  ['sent', 'resend', 'created'],
  ['check', 'confirm', 'confirming'],
  ['confirming', 'accept', 'processing'],
  ['confirming', 'suspect', 'check'],
  ['confirming', 'refuse', 'refused'],
]
const steps: PayoutStep[] = ['send', 'accept', 'suspect', 'refuse', 'resend', 'confirm']

describe('the life of a payout', () => {
  it('has exactly the steps of the list', () => {
    const possible = payoutStates.flatMap((from) =>
      steps.flatMap((step) => {
        const to = payoutAfter(from, step)
        return to ? [[from, step, to]] : []
      }),
    )
    expect(possible.map(String).sort()).toEqual(moves.map(String).sort())
  })

  it.each(steps)('%s asks the stored order for exactly the states in which it is possible', (step) => {
    const from = moves.filter(([, possible]) => possible === step).map(([state]) => state)
    expect(payoutBefore(step).sort()).toEqual(from.sort())
  })

  it('is live until it has ended', () => {
    expect(payoutLive).toEqual(['created', 'sent', 'processing', 'check', 'confirming'])
  })
})

/** What success, failure, closed and cancelled mean in each state. */
const meanings: Record<PayoutState, [PayoutEffect, PayoutEffect, PayoutEffect, PayoutEffect]> = {
  created: ['paidOut', 'givenBack', 'givenBack', 'givenBack'],
  sent: ['paidOut', 'givenBack', 'givenBack', 'givenBack'],
  processing: ['paidOut', 'givenBack', 'givenBack', 'givenBack'],
  check: ['paidOut', 'givenBack', 'givenBack', 'givenBack'],
  confirming: ['paidOut', 'givenBack', 'givenBack', 'givenBack'],
  refused: ['stray', 'known', 'known', 'voided'],
  failure: ['stray', 'known', 'known', 'voided'],
  closed: ['stray', 'known', 'known', 'voided'],
  success: ['known', 'contradiction', 'contradiction', 'reversed'],
  cancelled: ['known', 'known', 'known', 'known'],
}

describe('a final word', () => {
  it.each(payoutStates)('on an order that is %s', (state) => {
    expect(finalStatuses.map((word) => payoutEffects[state][word])).toEqual(meanings[state])
  })

  it('moves the order to itself, or nowhere', () => {
    for (const state of payoutStates) {
      for (const word of finalStatuses) {
        const still = ['known', 'contradiction'].includes(payoutEffects[state][word])
        expect(payoutAfter(state, word)).toBe(still ? undefined : word)
      }
    }
  })

  it('never follows a cancellation, and comes to an end: no sequence of words moves an order for ever', () => {
    const longest = (state: PayoutState): number =>
      Math.max(0, ...finalStatuses.map((word) => (payoutAfter(state, word) ? 1 + longest(word) : 0)))
    expect(payoutStates.map((state) => longest(state))).toEqual(payoutStates.map((state) => longestOf[state]))
  })
})

const longestOf: Record<PayoutState, number> = {
  created: 3, // failure, then success after all, then sent back
  sent: 3,
  processing: 3,
  check: 3,
  confirming: 3,
  refused: 2,
  failure: 2,
  closed: 2,
  success: 1,
  cancelled: 0,
}

describe('the life of a repayment order', () => {
  const grid: [RepaymentState, RepaymentStep, RepaymentState | undefined][] = [
    ['waiting', 'pay', 'paid'],
    ['waiting', 'expire', 'expired'],
    ['expired', 'pay', 'paid'],
    ['expired', 'expire', undefined],
    ['paid', 'pay', undefined],
    ['paid', 'expire', undefined],
  ]

  it.each(grid)('%s, %s: %s', (from, step, to) => {
    expect(repaymentAfter(from, step)).toBe(to)
  })

  it('has no other cell', () => {
    expect(grid).toHaveLength(repaymentStates.length * 2)
    expect(repaymentBefore('pay')).toEqual(['waiting', 'expired'])
    expect(repaymentBefore('expire')).toEqual(['waiting'])
  })
})
