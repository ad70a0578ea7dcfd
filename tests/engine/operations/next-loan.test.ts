import { describe, expect, it } from 'vitest'
import { adviceOn } from '../../../lib/backoffice/recommendation.ts'
import { dateOf } from '../../../lib/domain/calendar.ts'
import { keys } from '../../../lib/store/keys.ts'
import { keepSummary } from '../../../lib/store/risk.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import { borrowers, DAY, MINUTE, noon } from '../borrowers.ts'
import { callers } from '../callers.ts'

const { borrower, loanIn, read, review, submitted } = borrowers()
const { operator } = await callers()

const next = async (name: string, queue: string) =>
  (await operator(name, 'reviewer')('queues/next', { path: { queue } })).results

const clean = {
  regTime: '2019-05-31',
  idcardMatch: 'yes',
  nameMatch: 'yes',
  riskListCount: 0,
  overdueLoanCount: 0,
  multiLendCount: 1,
  riskCallCount: 0,
  frequentContactArea: '福建厦门',
  contactCount: 60,
  interflowContactCount: 40,
  avgCallCount: 90,
  avgCallTime: 100,
  silenceCount: 10,
  nightCallCount: 1,
  nightAvgCallTime: 60,
  avgMonthlyFeeFen: 80_00,
} as const

describe('the next loan', () => {
  it('is the oldest that waits, with its file and a recommendation', async () => {
    const [older] = [await submitted(noon - 60 * MINUTE), await submitted(noon)]
    const [file] = await next('ada', 'auditing')
    expect(file).toMatchObject({ loan_id: older, state: 'auditing', advice: { recommendation: 'look' } })
    expect(file.advice.reasons.at(-1)).toMatch(/^Not known: .*line months/)
    await review(older, 'first', true, 'ada', noon - 30 * MINUTE)
  })

  it('in the second review is none of which one did the first oneself', async () => {
    const other = (await loanIn('reviewing', { now: noon })).loanId
    expect((await next('ada', 'reviewing'))[0].loan_id).toBe(other)
    expect((await next('bob', 'reviewing'))[0].loan_id).not.toBe(other)
  })

  it('is none when none waits', async () => {
    expect(await next('ada', 'disburse')).toEqual([])
    expect((await operator('ada', 'reviewer')('queues/next', { path: { queue: 'quota' } })).error_message).toBe(
      'A parameter is missing or wrong: queue: one of auditing, reviewing, disburse',
    )
  })
})

describe('the advice on a loan', () => {
  const advice = async (loanId: number) => {
    const loan = await read.loan(loanId)
    const user = await read.user(loan.userId)
    return adviceOn(loan, user, await get(keys.risk(user.id)), dateOf(noon))
  }
  async function withReport(summary: object = {}) {
    const loanId = await submitted()
    const user = await read.user((await read.loan(loanId)).userId)
    const task = { kind: 'mobile', token: 't' } as const
    await commit(await keepSummary(user, task, { ...clean, ...summary } as never, noon))
    return { loanId, user }
  }

  it('passes a clean report of a grown-up', async () => {
    const { loanId } = await withReport()
    expect(await advice(loanId)).toEqual({ recommendation: 'pass', reasons: [] })
  })

  it('rejects for what the carrier knows and for what we know', async () => {
    const { loanId, user } = await withReport({ overdueLoanCount: 4, multiLendCount: 6 })
    await update(keys.user(user.id), { set: { forbidden: true } })
    expect(await advice(loanId)).toEqual({
      recommendation: 'reject',
      reasons: [
        'The borrower is forbidden',
        'Three loans or more are overdue elsewhere',
        'Five lenders or more were asked',
      ],
    })
  })

  it('remembers earlier loans that were late', async () => {
    const { loanId, user } = await withReport()
    const { loanId: earlier } = await loanIn('repaying')
    const late = {
      ...(await read.loan(earlier)),
      state: 'finished',
      repaidAt: noon + 40 * DAY,
      userId: user.id,
    } as const
    const row = { ...keys.loanRow(user.id, earlier), loanId: earlier, state: 'finished', stateAt: noon }
    await commit({ put: late }, { put: { ...row, principalFen: 1000_00, periodDays: 10 } as never })
    expect(await advice(loanId)).toEqual({ recommendation: 'look', reasons: ['A loan with us was late'] })
  })

  it('is given only while the loan is under review', async () => {
    const { loanId } = await loanIn('repaying')
    expect(await advice(loanId)).toBeNull()
    expect((await borrower()).openLoan).toBeUndefined()
  })
})
