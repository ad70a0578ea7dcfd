import { afterEach, describe, expect, it } from 'vitest'
import { homeDetail, homeState } from '../../../functions/home/detail.ts'
import type { LoanState } from '../../../lib/domain/loan.ts'
import { cancelLoan } from '../../../lib/lending/loan/cancel.ts'
import { cancelUndisbursed } from '../../../lib/lending/loan/cancel-undisbursed.ts'
import { settlePayout } from '../../../lib/lending/payout/settle.ts'
import { keys } from '../../../lib/store/keys.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get, queryLast } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import { atOnce, borrowers, codeOf, DAY, noon, present } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { application, disburse, loanIn, payoutResult, read, review } = borrowers()

const cancel = async (loanId: number, now = noon) =>
  commit(...cancelLoan(await read.loan(loanId), { operator: 'admin', reason: 'asked for' }, now))

const before: LoanState[] = ['auditing', 'reviewing', 'review_success']

describe('cancelling', () => {
  it.each(before)('a loan that is %s thaws the quota, freezes nobody and is written down', async (state) => {
    const { loanId, userId } = await loanIn(state)
    await cancel(loanId, noon + 5000)
    const user = await read.user(userId)
    expect(user).toMatchObject({ quotaAvailableFen: 2000_00, quotaFrozenFen: 0, freezeUntil: 0 })
    expect(user).not.toHaveProperty('openLoan')
    expect(await read.loan(loanId)).toMatchObject({ state: 'cancelled' })
    expect(await read.loan(loanId)).not.toHaveProperty('workPk')
    expect(await get(keys.loanRow(userId, loanId))).toMatchObject({ state: 'cancelled' })
    const written = await queryLast<{ action: string }>(keys.loan(loanId).pk, 'AUDIT#', 1)
    expect(written).toMatchObject([
      { action: 'cancel', operator: 'admin', before: state, after: 'cancelled', why: 'asked for' },
    ])
    const shown = present(user.lastLoan)
    expect(homeState[shown.state]).toBe('audit_failure')
    expect(homeDetail(shown, '2026-12-01')[0]).toMatchObject({
      title: 'audit_failure',
      content: { failure_at: (noon + 5000) / 1000 - 86_400 },
    })
    await commit(...application(user, { now: noon + 6000 }).writes)
  })

  it.each(['granting', 'repaying'] as const)('a loan that is %s is refused', async (state) => {
    const { loanId } = await loanIn(state)
    expect(await codeOf(cancel(loanId))).toBe('CANCEL_STATE')
    expect((await read.loan(loanId)).state).toBe(state)
  })

  it('many times at once happens once', async () => {
    const { loanId, userId } = await loanIn('review_success')
    const seen = await read.loan(loanId)
    const click = (n: number) => commit(...cancelLoan(seen, { operator: `o${n}`, reason: 'asked' }, noon))
    expect(await atOnce(10, click)).toEqual({ done: 1, CANCEL_STATE: 9 })
    expect((await read.user(userId)).quotaAvailableFen).toBe(2000_00)
  })

  it('at the moment of a disbursement leaves one of the two', async () => {
    const { loanId } = await loanIn('review_success')
    const outcomes = await Promise.all([codeOf(cancel(loanId)), codeOf(disburse(loanId))])
    const { state } = await read.loan(loanId)
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(state).toBe(outcomes[0] === 'done' ? 'cancelled' : 'granting')
  })

  it('at the moment of a review leaves one of the two', async () => {
    const { loanId } = await loanIn('reviewing')
    const outcomes = await Promise.all([codeOf(cancel(loanId)), codeOf(review(loanId, 'second', true, 'checker'))])
    const { state } = await read.loan(loanId)
    // Both, when the review came first.
    expect(state).toBe(outcomes[0] === 'done' ? 'cancelled' : 'review_success')
  })
})

describe('the job', () => {
  afterEach(async () => {
    for (const item of await testStack.everything()) {
      if (item.sk === 'LOAN' && item.workPk) await update(keys.loan(Number(item.id)), { remove: ['workPk', 'workSk'] })
    }
  })

  it('cancels what was ready for seven days, and nothing before', async () => {
    const { loanId, userId } = await loanIn('review_success')
    const waiting = await loanIn('reviewing')
    expect(await cancelUndisbursed(noon + 7 * DAY)).toEqual({ looked: 0, cancelled: 0 })
    expect(await cancelUndisbursed(noon + 7 * DAY + 1)).toEqual({ looked: 1, cancelled: 1 })
    expect((await read.loan(loanId)).state).toBe('cancelled')
    expect((await read.user(userId)).quotaFrozenFen).toBe(0)
    expect((await read.loan(waiting.loanId)).state).toBe('reviewing')
    expect(await cancelUndisbursed(noon + 7 * DAY + 2)).toEqual({ looked: 0, cancelled: 0 })
  })

  it('counts anew from the day on which a payout failed', async () => {
    const { loanId, no } = await loanIn('granting')
    await settlePayout(await payoutResult(no, 'failure'), noon + 6 * DAY)
    expect(await cancelUndisbursed(noon + 8 * DAY)).toEqual({ looked: 0, cancelled: 0 })
    expect(await cancelUndisbursed(noon + 13 * DAY + 1)).toMatchObject({ cancelled: 1 })
    expect((await read.loan(loanId)).state).toBe('cancelled')
  })

  it('decides by the loan, not by an index that lags behind', async () => {
    const { loanId } = await loanIn('granting')
    await update(keys.loan(loanId), { set: { workPk: 'QUEUE#loan:disburse', workSk: String(noon).padStart(16, '0') } })
    expect(await cancelUndisbursed(noon + 8 * DAY)).toEqual({ looked: 1, cancelled: 0 })
    expect((await read.loan(loanId)).state).toBe('granting')
  })

  it('run twice at once cancels each once, and one loan that cannot be cancelled keeps no other from it', async () => {
    const blocked = await loanIn('granting')
    await settlePayout(await payoutResult(blocked.no, 'failure'), noon)
    await settlePayout(await payoutResult(blocked.no, 'success'), noon)
    const others = [await loanIn('review_success'), await loanIn('review_success')]
    const runs = await Promise.all([cancelUndisbursed(noon + 8 * DAY), cancelUndisbursed(noon + 8 * DAY)])
    expect(runs[0].cancelled + runs[1].cancelled).toBe(2)
    expect((await read.loan(blocked.loanId)).state).toBe('review_success')
    for (const { loanId } of others) expect((await read.loan(loanId)).state).toBe('cancelled')
  })
})
