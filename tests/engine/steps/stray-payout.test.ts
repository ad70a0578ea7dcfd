import { describe, expect, it } from 'vitest'
import { balances } from '../../../lib/domain/ledger.ts'
import { cancelLoan } from '../../../lib/lending/loan/cancel.ts'
import { queryPayout } from '../../../lib/lending/payout/query.ts'
import { sendPayout } from '../../../lib/lending/payout/send.ts'
import { settlePayout } from '../../../lib/lending/payout/settle.ts'
import { keys } from '../../../lib/store/keys.ts'
import { bookMovement, movementsOf } from '../../../lib/store/movement.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import { codeOf, DAY, noon } from '../borrowers.ts'
import { payouts, provider } from '../payouts.ts'
import { testStack } from '../test-stack.ts'

const { confirm, disburse, payoutIn, payoutResult, read, settle } = payouts()

const strayBreak = (no: string) => keys.break('payout-after-end', no)
const resolve = (no: string) => update(strayBreak(no), { set: { state: 'resolved' } })
const cancel = async (loanId: number) =>
  commit(...cancelLoan(await read.loan(loanId), { operator: 'admin', reason: 'asked' }, noon))

async function booksOf(loanId: number) {
  const movements = await movementsOf(loanId)
  return [movements.map(({ kind }) => kind).sort(), balances(movements.map(({ postings }) => postings))]
}

describe('a payout that is paid after we had given it up', () => {
  it('a hundred times at once is booked once, opens one break, rings once, and every copy is acknowledged', async () => {
    const { loanId, userId, no } = await payoutIn('failure')
    const rung = testStack.alarms().length
    const result = await payoutResult(no, 'success')
    const answers = await Promise.all(Array.from({ length: 100 }, () => settlePayout(result, noon)))
    expect(answers).toEqual(Array.from({ length: 100 }, () => true))
    expect(await booksOf(loanId)).toEqual([['stray-payout'], { suspense: 1000_00, psp_clearing: -1000_00 }])
    expect(await get(strayBreak(no))).toMatchObject({ state: 'open', loanId, userId, amountFen: 1000_00 })
    expect(testStack.alarms().slice(rung)).toEqual(['unexpected payout'])
    expect((await read.user(userId)).successCount).toBe(0)
  })

  it('blocks a new payout, and cancelling, until its break is resolved', async () => {
    const { loanId, no } = await payoutIn('refused')
    await settle(no, 'success')
    expect(await codeOf(disburse(loanId))).toBe('PAYOUT_BLOCKED')
    expect(await codeOf(cancel(loanId))).toBe('PAYOUT_BLOCKED')
    expect((await read.loan(loanId)).state).toBe('review_success')
    await resolve(no)
    expect(await codeOf(disburse(loanId))).toBe('done')
  })

  it('needs both breaks resolved when it happens twice', async () => {
    const { loanId, no } = await payoutIn('failure')
    const second = await disburse(loanId)
    await settle(second, 'failure')
    await Promise.all([settle(no, 'success'), settle(second, 'success')])
    expect((await read.loan(loanId)).strayPayouts?.toSorted()).toEqual([no, second].toSorted())
    await resolve(no)
    expect(await codeOf(disburse(loanId))).toBe('PAYOUT_BLOCKED')
    await resolve(second)
    expect(await codeOf(disburse(loanId))).toBe('done')
  })

  it('comes between the next click and its sending: nothing is sent, and the loan goes back', async () => {
    const { loanId, no } = await payoutIn('failure')
    const second = await disburse(loanId)
    await settle(no, 'success')
    const p = provider()
    expect((await sendPayout(p, second, noon)).next).toBe('done')
    expect(p.told).toEqual([])
    expect(await read.payout(second)).toMatchObject({ state: 'refused', refusal: 'blocked' })
    expect((await read.loan(loanId)).state).toBe('review_success')
  })

  it('comes between the suspicion of the next one and its confirmation: nothing is confirmed', async () => {
    const { loanId, no } = await payoutIn('failure')
    const second = await disburse(loanId)
    const suspicious = provider({ pay: { outcome: 'confirm', code: '4002', confirmCode: '123456' } })
    await sendPayout(suspicious, second, noon)
    await confirm(second)
    await settle(no, 'success')
    const p = provider()
    await sendPayout(p, second, noon)
    expect(p.told).toEqual([])
    expect((await read.payout(second)).state).toBe('check')
    expect(await codeOf(confirm(second))).toBe('PAYOUT_BLOCKED')
  })

  it('beside the next one, which is paid too, leaves the loan to that one', async () => {
    const { loanId, userId, no } = await payoutIn('failure')
    const second = await disburse(loanId)
    await Promise.all([settle(no, 'success'), settle(second, 'success')])
    expect((await read.loan(loanId)).state).toBe('repaying')
    expect(await booksOf(loanId)).toEqual([
      ['disbursed', 'stray-payout'],
      { loans_receivable: 1000_00, suspense: 1000_00, psp_clearing: -2000_00 },
    ])
    expect((await read.user(userId)).successCount).toBe(1)
    expect(await settle(no, 'cancelled')).toBe(true)
    expect((await read.loan(loanId)).state).toBe('repaying')
    expect((await booksOf(loanId))[1]).toMatchObject({ suspense: 0, loans_receivable: 1000_00 })
  })

  it('and is sent back leaves suspense once, and the break to a person', async () => {
    const { loanId, no } = await payoutIn('closed')
    await settle(no, 'success')
    const answers = await Promise.all(Array.from({ length: 20 }, () => settle(no, 'cancelled')))
    expect(new Set(answers)).toEqual(new Set([true]))
    const books = [['stray-payout', 'stray-payout-reversed'], { suspense: 0, psp_clearing: 0 }]
    expect(await booksOf(loanId)).toEqual(books)
    expect(await get(strayBreak(no))).toMatchObject({ state: 'open' })
    expect(await settle(no, 'success')).toBe(true)
    expect(await booksOf(loanId)).toEqual(books)
  })

  it('and whose return two operators have booked already is sent back without a second booking', async () => {
    const { loanId, no } = await payoutIn('failure')
    await settle(no, 'success')
    const postings = { suspense: -1000_00, psp_clearing: 1000_00 }
    await commit(
      bookMovement({ loanId, kind: 'stray-payout-reversed', orderNo: no, at: noon, date: '2026-12-01', postings }),
    )
    expect(await settle(no, 'cancelled')).toBe(true)
    expect((await read.payout(no)).state).toBe('cancelled')
    expect((await booksOf(loanId))[1]).toEqual({ suspense: 0, psp_clearing: 0 })
  })
})

describe('SUCCESS and CANCEL', () => {
  const orders = [
    ['success', 'cancelled'],
    ['cancelled', 'success'],
    ['success', 'cancelled', 'success', 'cancelled'],
    ['cancelled', 'cancelled', 'success', 'success'],
  ] as const

  it.each(orders.map((words) => [words]))(
    'told as %j end with the loan back and nothing in the books',
    async (words) => {
      const { loanId, userId, no } = await payoutIn('processing')
      for (const word of words) expect(await settle(no, word)).toBe(true)
      expect((await read.loan(loanId)).state).toBe('review_success')
      expect((await read.payout(no)).state).toBe('cancelled')
      expect((await read.user(userId)).successCount).toBe(0)
      expect(Object.values((await booksOf(loanId))[1] as object).every((fen) => fen === 0)).toBe(true)
    },
  )

  it('told at once, ten times each, do the same', async () => {
    const { loanId, no } = await payoutIn('processing')
    const words = Array.from({ length: 20 }, (_, n) => (n % 2 ? 'success' : 'cancelled') as 'success' | 'cancelled')
    expect(new Set(await Promise.all(words.map((word) => settle(no, word))))).toEqual(new Set([true]))
    expect((await read.loan(loanId)).state).toBe('review_success')
    expect(Object.values((await booksOf(loanId))[1] as object).every((fen) => fen === 0)).toBe(true)
  })

  it('by query and notification at once are booked once', async () => {
    const { loanId, no } = await payoutIn('processing')
    const status = await payoutResult(no, 'success')
    const asked = Array.from({ length: 10 }, () => queryPayout(provider({ status }), no, 1, noon))
    const [next] = await Promise.all([Promise.all(asked), settle(no, 'success'), settle(no, 'success')])
    expect(new Set(next.map((step) => step.next))).toEqual(new Set(['done']))
    expect((await booksOf(loanId))[0]).toEqual(['disbursed'])
  })

  it('a year apart are still one payout and its return', async () => {
    const { loanId, no } = await payoutIn('success')
    await update(keys.loan(loanId), { set: { state: 'overdue' } })
    expect(await settle(no, 'cancelled', noon + 365 * DAY)).toBe(true)
    expect((await read.loan(loanId)).state).toBe('review_success')
  })
})
