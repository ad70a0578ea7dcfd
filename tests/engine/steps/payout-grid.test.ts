import { describe, expect, it } from 'vitest'
import { balances } from '../../../lib/domain/ledger.ts'
import { finalStatuses, type PayoutEffect, payoutEffects, payoutStates } from '../../../lib/domain/order.ts'
import { sendPayout } from '../../../lib/lending/payout/send.ts'
import { movementsOf } from '../../../lib/store/movement.ts'
import { codeOf, noon } from '../borrowers.ts'
import { payouts, provider } from '../payouts.ts'
import { testStack } from '../test-stack.ts'

const { confirm, disburse, payoutIn, read, settle } = payouts()

async function booksOf(loanId: number) {
  const movements = await movementsOf(loanId)
  return { kinds: movements.map(({ kind }) => kind).sort(), ...balances(movements.map(({ postings }) => postings)) }
}

const out = { loans_receivable: 1000_00, psp_clearing: -1000_00 }
/** Where each meaning leaves the loan and its books; undefined: as they were. */
const expected: Record<PayoutEffect, { loan?: string; books?: object }> = {
  paidOut: { loan: 'repaying', books: { kinds: ['disbursed'], ...out } },
  givenBack: { loan: 'review_success', books: { kinds: [] } },
  reversed: {
    loan: 'review_success',
    books: { kinds: ['disbursed', 'disbursement-reversed'], loans_receivable: 0, psp_clearing: 0 },
  },
  stray: { loan: 'review_success', books: { kinds: ['stray-payout'], suspense: 1000_00, psp_clearing: -1000_00 } },
  voided: { loan: 'review_success', books: { kinds: [] } },
  known: {},
  contradiction: {},
}

describe.each(payoutStates)('an order that is %s', (state) => {
  it.each(finalStatuses)('meets %s, ten copies at once', async (word) => {
    const { loanId, no } = await payoutIn(state)
    const before = { loan: (await read.loan(loanId)).state, books: await booksOf(loanId) }
    const meaning = payoutEffects[state][word]
    const answers = await Promise.all(Array.from({ length: 10 }, () => settle(no, word)))
    expect(new Set(answers)).toEqual(new Set([meaning !== 'contradiction']))
    const still = meaning === 'known' || meaning === 'contradiction'
    expect((await read.payout(no)).state).toBe(still ? state : word)
    const { loan = before.loan, books = before.books } = expected[meaning]
    expect((await read.loan(loanId)).state).toBe(loan)
    expect(await booksOf(loanId)).toEqual(books)
    const user = await read.user((await read.loan(loanId)).userId)
    expect([user.openLoan?.state, user.quotaFrozenFen]).toEqual([loan, 1000_00])
    // Whatever was told, no worker has anything to do on it any more.
    expect((await read.payout(no)) as object).not.toHaveProperty(still ? 'none' : 'duePk')
  })

  it('is sent to the provider only if nobody has', async () => {
    const { no } = await payoutIn(state)
    const p = provider()
    await Promise.all(Array.from({ length: 5 }, () => sendPayout(p, no, noon)))
    const calls = { created: [`pay ${no}`], confirming: [`confirm ${no} 123456`] }
    expect(p.told).toEqual(calls[state as keyof typeof calls] ?? [])
  })

  it('takes a confirmation only when it waits for one', async () => {
    const { no } = await payoutIn(state)
    expect(await codeOf(confirm(no))).toBe(state === 'check' ? 'done' : 'CONFIRM_STATE')
  })

  it('lets its loan be disbursed again only when it is dead', async () => {
    const { loanId } = await payoutIn(state)
    const dead = ['refused', 'failure', 'closed', 'cancelled'].includes(state)
    const running = state === 'success' ? 'PAYOUT_STATE' : 'PAYOUT_RUNNING'
    expect(await codeOf(disburse(loanId))).toBe(dead ? 'done' : running)
  })
})

it('rings for what a person must look at', () => {
  expect(new Set(testStack.alarms())).toEqual(
    new Set(['unexpected payout', 'payout result contradicts the booked one']),
  )
})
