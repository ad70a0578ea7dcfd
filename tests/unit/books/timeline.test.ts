import '../environment.ts'
import { expect, it } from 'vitest'
import { order } from '../../../lib/books/timeline.ts'
import type { Order } from '../../../lib/store/order.ts'

it('a payout that was refused tells what its code means, and what each answer meant', () => {
  const payout = {
    kind: 'payout',
    no: '20261201000000000000000701',
    amountFen: 1000_00,
    createdAt: 1,
    sentAt: 2,
    state: 'refused',
    refusal: '1014',
    answers: [
      { at: 3, source: 'send', said: '4002' },
      { at: 4, source: 'query', said: 'no answer' },
    ],
  } as unknown as Order
  expect(order(payout).map(({ text }) => text)).toEqual([
    'payout of 1000.00 ordered; now refused (not taken, no money left); code 1014 (over the daily limit)',
    'payout sent',
    '4002 (suspected duplicate: the same card and amount on one day under another number)',
    'no answer',
  ])
})
