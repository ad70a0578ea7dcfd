import { describe, expect, it } from 'vitest'
import { throwUnlessFree } from '../../../lib/lending/loan/submit.ts'
import type { QueuedLoan } from '../../../lib/store/loan.ts'
import type { User } from '../../../lib/store/user.ts'
import { commit, tryCommit } from '../../../lib/table/commit.ts'
import { firstOf } from '../../../lib/table/indexes.ts'
import { update } from '../../../lib/table/update.ts'
import { atOnce, borrowers, codeOf, DAY, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { application, borrower, read, review, submitted } = borrowers()

describe('a submitted loan', () => {
  it('is the borrower’s open one, freezes quota and waits for its first review', async () => {
    const user = await borrower()
    const { loanId, writes } = application(user)
    await commit(...writes)
    const after = await read.user(user.id)
    expect(after).toMatchObject({ quotaTotalFen: 2000_00, quotaAvailableFen: 1000_00, quotaFrozenFen: 1000_00 })
    expect(after.openLoan).toMatchObject({ id: loanId, state: 'auditing', terms: { principalFen: 1000_00 } })
    expect(await read.loan(loanId)).toMatchObject({ state: 'auditing', userId: user.id, attempts: 0 })
    expect((await firstOf<QueuedLoan>('loan:auditing', 50)).map(({ id }) => id)).toContain(loanId)
  })

  it('is one of fifty parallel ones, and its quota is frozen once', async () => {
    const user = await borrower()
    expect(await atOnce(50, () => commit(...application(user).writes))).toEqual({ done: 1, LOAN_OPEN_ALREADY: 49 })
    const { quotaAvailableFen, quotaFrozenFen, openLoan } = await read.user(user.id)
    expect({ quotaAvailableFen, quotaFrozenFen }).toEqual({ quotaAvailableFen: 1000_00, quotaFrozenFen: 1000_00 })
    const mine = (await testStack.everything()).filter((item) => item.userId === user.id && item.sk === 'LOAN')
    expect(mine.map(({ id }) => id)).toEqual([openLoan?.id])
  })

  it('never replaces another of the same id', async () => {
    const [one, other] = [await borrower(), await borrower()]
    const { writes } = application(one)
    await commit(...writes)
    const mine = application(other).writes
    const clash = [...mine.slice(0, 1), ...writes.slice(1, 2), ...mine.slice(2)]
    expect((await tryCommit(...clash))?.guard.name).toBe('loanIdNew')
    expect((await read.user(other.id)).openLoan).toBeUndefined()
  })
})

describe('no loan is made, and nothing written,', () => {
  const changes: [string, Partial<User>][] = [
    ['when the quota has become too small', { quotaAvailableFen: 999_99 }],
    ['when the borrower was rejected meanwhile', { freezeUntil: noon + 1 }],
    ['when the borrower was forbidden meanwhile', { forbidden: true }],
    ['when the session was ended meanwhile', { sessions: { another: 4e9 } }],
    [
      'when a verification was lowered meanwhile',
      { flags: { ...{ identity: 1, bankcard: 1, jd: 0, taobao: 0, education: 0, bill: 0, ebank: 0 }, mobile: 0 } },
    ],
    [
      'when the default card is another meanwhile',
      { defaultCard: { id: 1, bankName: '', bankCode: '', tail: '', agreementNo: '' } },
    ],
  ]
  it.each(changes)('%s', async (_, set) => {
    const user = await borrower()
    const { writes } = application(user)
    await update({ pk: user.pk, sk: user.sk }, { set })
    const before = await testStack.everything()
    expect((await tryCommit(...writes))?.guard.name).toBe('mayBorrow')
    expect(await testStack.everything()).toEqual(before)
  })
})

describe('a rejected borrower', () => {
  it('may ask again after exactly 24 hours, and is refused with one voice before', async () => {
    const loanId = await submitted()
    await review(loanId, 'first', false, 'maker')
    const user = await read.user((await read.loan(loanId)).userId)
    for (const [now, outcome] of [
      [noon + DAY - 1, 'LOAN_FROZEN'],
      [noon + DAY, 'done'],
    ] as const) {
      const asked = async () => {
        throwUnlessFree(user, now)
        await commit(...application(user, { now }).writes)
      }
      expect(await codeOf(asked())).toBe(outcome)
    }
  })
})
