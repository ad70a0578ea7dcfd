import { describe, expect, it } from 'vitest'
import { reviewLoan } from '../../../lib/lending/loan/review.ts'
import { keys } from '../../../lib/store/keys.ts'
import type { QueuedLoan } from '../../../lib/store/loan.ts'
import { commit, tryCommit } from '../../../lib/table/commit.ts'
import { firstOf } from '../../../lib/table/indexes.ts'
import { update } from '../../../lib/table/update.ts'
import { atOnce, borrowers, codeOf, DAY, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { loanIn, read, review, submitted } = borrowers()

const queued = async (queue: string) => (await firstOf<QueuedLoan>(`loan:${queue}`, 100)).map(({ id }) => id)
const pass = (operator: string, stage: 'first' | 'second') => ({ stage, passed: true, opinion: 'seen', operator })

describe('two reviews', () => {
  it('by two people take a loan from queue to queue', async () => {
    const loanId = await submitted()
    await review(loanId, 'first', true, 'maker')
    expect(await queued('auditing')).not.toContain(loanId)
    expect(await queued('reviewing')).toContain(loanId)
    await review(loanId, 'second', true, 'checker')
    expect(await queued('reviewing')).not.toContain(loanId)
    expect(await queued('disburse')).toContain(loanId)
    const loan = await read.loan(loanId)
    expect(loan).toMatchObject({
      state: 'review_success',
      firstReview: { operator: 'maker', passed: true },
      secondReview: { operator: 'checker', passed: true },
    })
    expect((await read.user(loan.userId)).openLoan?.state).toBe('review_success')
  })

  it('leave a trace of who did what', async () => {
    const { loanId } = await loanIn('review_success')
    const trace = (await testStack.everything()).filter(
      ({ pk, sk }) => pk === keys.loan(loanId).pk && String(sk).startsWith('AUDIT#'),
    )
    expect(trace).toMatchObject([
      { operator: 'maker', action: 'firstPass', before: 'auditing', after: 'reviewing' },
      { operator: 'checker', action: 'secondPass', before: 'reviewing', after: 'review_success' },
    ])
  })

  it('cannot be by one person', async () => {
    const { loanId } = await loanIn('reviewing')
    expect(await codeOf(review(loanId, 'second', true, 'maker'))).toBe('REVIEW_SAME_OPERATOR')
    expect((await read.loan(loanId)).state).toBe('reviewing')
  })

  it('cannot be by one person, whatever was read before', async () => {
    const { loanId } = await loanIn('reviewing')
    const { firstReview: _, ...forgotten } = await read.loan(loanId)
    const refused = await tryCommit(...reviewLoan(forgotten, pass('maker', 'second'), noon))
    expect(refused?.guard.name).toBe('loanAllows:secondPass')
    expect((await read.loan(loanId)).state).toBe('reviewing')
  })

  it('that arrive together count once', async () => {
    const loanId = await submitted()
    const seen = await read.loan(loanId)
    const first = (operator: string) => commit(...reviewLoan(seen, pass(operator, 'first'), noon))
    expect(await atOnce(10, (n) => first(`maker${n}`))).toEqual({ done: 1, REVIEW_STATE: 9 })
    const reviewing = await read.loan(loanId)
    const maker = reviewing.firstReview?.operator ?? ''
    const second = async (operator: string) => commit(...reviewLoan(reviewing, pass(operator, 'second'), noon))
    const outcomes = await atOnce(10, (n) => second(n % 2 ? maker : `checker${n}`))
    expect(outcomes).toEqual({ done: 1, REVIEW_STATE: 4, REVIEW_SAME_OPERATOR: 5 })
    const { firstReview, secondReview } = await read.loan(loanId)
    expect(firstReview?.operator).not.toBe(secondReview?.operator)
  })

  it('of which one passes and one rejects end in one of the two', async () => {
    const { loanId } = await loanIn('reviewing')
    const seen = await read.loan(loanId)
    const decide = (passed: boolean) => commit(...reviewLoan(seen, { ...pass('checker', 'second'), passed }, noon))
    expect(await atOnce(2, (n) => decide(n === 0))).toEqual({ done: 1, REVIEW_STATE: 1 })
    const loan = await read.loan(loanId)
    const user = await read.user(loan.userId)
    expect(user.quotaFrozenFen).toBe(loan.state === 'review_success' ? 1000_00 : 0)
  })
})

describe('a stale screen', () => {
  it.each([
    ['first', 'reviewing'],
    ['second', 'auditing'],
    ['first', 'review_success'],
    ['second', 'repaying'],
  ] as const)('cannot do the %s review of a loan in %s', async (stage, state) => {
    const { loanId } = await loanIn(state)
    const before = await testStack.everything()
    expect(await codeOf(review(loanId, stage, true, 'late'))).toBe('REVIEW_STATE')
    expect(await testStack.everything()).toEqual(before)
  })
})

describe('a rejection', () => {
  it.each(['first', 'second'] as const)(
    'in the %s review thaws the quota and freezes the borrower for a day',
    async (stage) => {
      const { loanId, userId } = await loanIn(stage === 'first' ? 'auditing' : 'reviewing')
      await review(loanId, stage, false, 'strict')
      const user = await read.user(userId)
      expect(user).toMatchObject({ quotaAvailableFen: 2000_00, quotaFrozenFen: 0, freezeUntil: noon + DAY })
      expect(user.openLoan).toBeUndefined()
      expect(user.lastLoan).toMatchObject({ id: loanId, log: [{ title: 'audit_failure', at: noon }, {}, {}] })
      expect(await queued('auditing')).not.toContain(loanId)
      expect(await queued('reviewing')).not.toContain(loanId)
    },
  )
})

describe('a lowered phone flag', () => {
  const lower = async (loanId: number) => {
    const { userId } = await read.loan(loanId)
    await update(keys.user(userId), { set: { 'flags.mobile': 0 } })
  }

  it('holds a loan back until the report is repeated', async () => {
    const loanId = await submitted()
    await lower(loanId)
    expect(await codeOf(review(loanId, 'first', true, 'maker'))).toBe('PHONE_REPORT_MISSING')
    expect((await read.loan(loanId)).state).toBe('auditing')
    await update(keys.user((await read.loan(loanId)).userId), { set: { 'flags.mobile': 1 } })
    expect(await codeOf(review(loanId, 'first', true, 'maker'))).toBe('done')
  })

  it('does not hold back a rejection', async () => {
    const loanId = await submitted()
    await lower(loanId)
    expect(await codeOf(review(loanId, 'first', false, 'maker'))).toBe('done')
  })
})

describe('a loan that is no longer the borrower’s open one', () => {
  it('moves no further', async () => {
    const { loanId, userId } = await loanIn('reviewing')
    await update(keys.user(userId), { set: { 'openLoan.id': 1 } })
    const seen = await read.loan(loanId)
    const refused = await tryCommit(...reviewLoan(seen, pass('checker', 'second'), noon))
    expect(refused?.guard.name).toBe('loanIsTheOpenOne')
    expect((await read.loan(loanId)).state).toBe('reviewing')
  })
})
