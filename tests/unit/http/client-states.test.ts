import '../environment.ts'
import { describe, expect, it } from 'vitest'
import { homeDetail, homeState } from '../../../functions/home/detail.ts'
import { stateOf } from '../../../lib/domain/account.ts'
import type { BusinessDate } from '../../../lib/domain/calendar.ts'
import { type LoanState, type LoanView, stateAsOf, transitions } from '../../../lib/domain/loan.ts'
import { loanRecord, repaymentRow } from '../../../lib/lending/loan/records.ts'
import type { LoanRow } from '../../../lib/store/loan.ts'
import { inRepayment } from '../../../lib/store/loan-rows.ts'
import type { User } from '../../../lib/store/user.ts'
import { loanOf, on, paid, writtenOff } from '../domain/account/loans.ts'

/** The 2017 client knows these states; any other makes its screen empty or its list vanish. */
const homeKnows = ['', 'auditing', 'audit_failure', 'audit_success', 'granting', 'repaying', 'overdue']
const recordKnows = [
  'auditing',
  'audit_failure',
  'reviewing',
  'review_failure',
  'review_success',
  'granting',
  'repaying',
  'overdue',
  'finished',
]

/** Its three answers in each state: home, the loan list, and the repayment list (absent: not in it). A new state needs a line here. */
const answers: Record<LoanState, [home: string, record: string, repayments: string]> = {
  auditing: ['auditing', 'auditing', 'absent'],
  reviewing: ['auditing', 'reviewing', 'absent'],
  review_success: ['audit_success', 'review_success', 'absent'],
  granting: ['granting', 'granting', 'absent'],
  repaying: ['repaying', 'repaying', 'repaying'],
  overdue: ['overdue', 'overdue', 'repaying'],
  audit_failure: ['audit_failure', 'audit_failure', 'absent'],
  review_failure: ['audit_failure', 'review_failure', 'absent'],
  cancelled: ['audit_failure', 'review_failure', 'absent'],
  finished: ['', 'finished', 'finished'],
  written_off: ['overdue', 'overdue', 'repaying'],
}

const base = loanOf(1000, 7)

function seen(state: LoanState, today: BusinessDate, entries: Parameters<typeof loanOf>[2][] = []) {
  const account = entries.length > 0 ? { account: stateOf({ ...base, entries }) } : {}
  const view: LoanView = {
    id: 4096,
    state,
    terms: base.terms,
    startDate: base.startDate,
    dueDate: base.dueDate,
    card: { id: 1, bankName: '', bankCode: '', tail: '0001' },
    log: [],
    ...account,
  }
  const row = { loanId: 4096, principalFen: 1000_00, periodDays: 7, state, stateAt: 0, repaidFen: 1004_50 } as LoanRow
  const user = (state === 'finished' ? {} : { openLoan: view }) as User
  return {
    home: homeState[stateAsOf(view, today)],
    detail: homeDetail(view, today),
    record: loanRecord(row, user, today).state,
    repayments: inRepayment.includes(state) ? repaymentRow(row, user, today) : undefined,
  }
}

describe('what the 2017 client is answered', () => {
  it('is said for every state of the transition table', () => {
    expect(Object.keys(answers).sort()).toEqual(Object.keys(transitions).sort())
  })

  it.each(Object.entries(answers))('of a loan that is %s: words that it knows', (state, [home, record, repayments]) => {
    const today = state === 'overdue' ? on(10) : on(3)
    const answer = seen(state as LoanState, today)
    expect([answer.home, answer.record, answer.repayments?.state ?? 'absent']).toEqual([home, record, repayments])
    expect(homeKnows).toContain(answer.home)
    expect(recordKnows).toContain(answer.record)
  })

  it.each([
    ['before the due day', on(5), 'repaying', 702.89],
    ['late', on(10), 'overdue', 704.95],
  ])('of a loan that was paid in part, %s: the same words, and what is left', (_, today, state, left) => {
    const answer = seen('repaying', today, [paid(300, 3)])
    expect([answer.home, answer.record, answer.repayments]).toMatchObject([
      state,
      state,
      { state: 'repaying', quota: left },
    ])
  })

  it('of a written-off loan that was paid in part: overdue, and what is left', () => {
    const answer = seen('written_off', on(120), [writtenOff(98), paid(600, 100)])
    expect([answer.home, answer.record, answer.repayments]).toMatchObject([
      'overdue',
      'overdue',
      { state: 'repaying', quota: 449.5 },
    ])
    expect(answer.detail).toMatchObject([
      { title: 'overdue', content: { overdue_principal: 404.5, overdue_amount: 45 } },
    ])
  })

  it('of a written-off loan that was paid in full: nothing at home, finished in both lists', () => {
    const answer = seen('finished', on(120))
    expect([answer.record, answer.repayments]).toMatchObject(['finished', { state: 'finished' }])
  })
})
