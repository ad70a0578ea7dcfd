import { describe, expect, test } from 'vitest'
import { askForLoan } from '../../../local/journey/path.ts'
import { sharedScene, startPayout, untilState } from '../scene.ts'
import { caller } from './ask.ts'
import { type Person, ready } from './people.ts'
import { expectSuccess, type Shape, TOKEN_ERROR } from './shape.ts'
import { businessTime, makeLate } from './table.ts'

const scene = await sharedScene()
const [borrower, ...rejected] = await Promise.all([ready(scene), ready(scene), ready(scene)])

const common = {
  quota: 'yuan',
  overdue_rate: 'percent',
  min_quota: 'yuan',
  max_quota: 'yuan',
  success_count: 'whole',
  mobile: 'text',
  state: 'text',
  // Ours: the raw state.
  loan_state: 'text',
} as const
const applied = { quota: 'yuan', period: 'whole', poundage: 'yuan' } as const
const entry = (content: Shape) => ({ title: 'text', content, time: 'secondsText' }) as const

/** Home with a loan, as the document has it, and these contents of the loan's entries. */
async function expectHome(who: Person, states: { state: string; loan_state: string }, ...contents: Shape[]) {
  const answer = await who.as.get('/home')
  expectSuccess(answer, [{ ...common, id: 'id', detail: contents.map(entry) }])
  expect(answer.results[0]).toMatchObject(states)
  return answer.results[0]
}

const titles = (seen: { detail: { title: string }[] }) => seen.detail.map(({ title }) => title)

describe('GET /home', () => {
  test('without a header is TOKEN_ERROR, as the document has it', async () => {
    expect(await caller().get('/home')).toEqual(TOKEN_ERROR)
  })

  test('the first page of a visitor: Authorization is the word undefined', async () => {
    const answer = await caller('undefined').get('/home')
    expectSuccess(answer, [{ ...common, detail: [] }])
    expect(answer.results[0]).toMatchObject({ quota: 2000, min_quota: 500, max_quota: 2000, success_count: 0 })
    expect(answer.results[0]).toMatchObject({ mobile: '', state: '', detail: [] })
    expect((answer.results[0].max_quota - answer.results[0].min_quota) % 100).toBe(0)
  })

  test('a borrower without a loan: their mobile, no id', async () => {
    const answer = await borrower.as.get('/home')
    expectSuccess(answer, [{ ...common, detail: [] }])
    expect(answer.results[0]).toMatchObject({ mobile: borrower.person.mobile, state: '', loan_state: '', detail: [] })
  })

  test('a loan from its submission until it is late, in the words that the client knows', async () => {
    const loanId = await askForLoan(borrower.client, 1000, 14)
    const auditing = await expectHome(borrower, { state: 'auditing', loan_state: 'auditing' }, applied, applied)
    expect(auditing).toMatchObject({ id: loanId, quota: 1000, success_count: 0 })
    expect(titles(auditing)).toEqual(['auditing', 'submit_success'])
    expect(auditing.detail[0].content).toEqual({ quota: 1000, period: 14, poundage: 8 })

    const [ada, bo] = scene.reviewers
    const pass = (stage: string) => ({ stage, result: 'pass', opinion: 'in order' })
    await ada.post(`/operator/loans/${loanId}/review`, pass('first'))
    expect(
      titles(await expectHome(borrower, { state: 'auditing', loan_state: 'reviewing' }, applied, applied)),
    ).toEqual(titles(auditing))

    await bo.post(`/operator/loans/${loanId}/review`, pass('second'))
    const success = { ...applied, bank_name: 'text', end_bank_no: 'text' } as const
    const approved = await expectHome(
      borrower,
      { state: 'audit_success', loan_state: 'review_success' },
      success,
      applied,
      applied,
    )
    expect(titles(approved)).toEqual(['audit_success', 'auditing', 'submit_success'])
    expect(approved.detail[0].content.end_bank_no).toBe(borrower.person.cardNo.slice(-4))

    await startPayout(scene, loanId)
    await untilState(borrower.client, 'repaying')
    const due = { planned_repayment_at: 'seconds', repay_amount: 'yuan' } as const
    const repaying = await expectHome(
      borrower,
      { state: 'repaying', loan_state: 'repaying' },
      due,
      { end_bank_no: 'text' },
      success,
    )
    expect(titles(repaying)).toEqual(['repaying', 'granting', 'audit_success'])
    expect(repaying).toMatchObject({ success_count: 1, quota: 1000 })

    await makeLate(borrower.userId, loanId, 14, 33)
    const answer = await borrower.as.get('/home')
    const content = {
      overdue_day: 'whole',
      overdue_principal: 'yuan',
      overdue_amount: 'yuan',
      overdue_rate: 'fraction',
      max_overdue: 'truth',
      limit_overdue_days: 'whole',
    } as const
    expectSuccess(answer, [{ ...common, id: 'id', detail: [{ title: 'text', content }] }])
    expect(answer.results[0]).toMatchObject({ state: 'overdue', loan_state: 'overdue', overdue_rate: 0.05 })
    expect(answer.results[0].detail).toEqual([
      {
        title: 'overdue',
        content: {
          overdue_day: 33,
          overdue_principal: 1008,
          overdue_amount: 16.5,
          overdue_rate: '0.0005',
          max_overdue: false,
          limit_overdue_days: 90,
        },
      },
    ])

    // The penalty stops growing at its cap, the days do not.
    await makeLate(borrower.userId, loanId, 14, 120)
    expect((await borrower.as.get('/home')).results[0].detail[0].content).toMatchObject({
      overdue_day: 120,
      overdue_amount: 45,
      max_overdue: true,
    })
    // The due day itself is not late.
    await makeLate(borrower.userId, loanId, 14, 0)
    expect((await borrower.as.get('/home')).results[0]).toMatchObject({ state: 'repaying' })
  })

  test.each([
    ['first', 'audit_failure'],
    ['second', 'review_failure'],
  ])('a rejection in the %s review: failure_at, from which 24 hours run', async (stage, raw) => {
    const who = rejected.pop() as Person
    const loanId = await askForLoan(who.client, 500, 7)
    const [ada, bo] = scene.reviewers
    const review = (at: string, result: string) => ({ stage: at, result, opinion: 'as the documents say' })
    if (stage === 'second') await ada.post(`/operator/loans/${loanId}/review`, review('first', 'pass'))
    await bo.post(`/operator/loans/${loanId}/review`, review(stage, 'reject'))
    const states = { state: 'audit_failure', loan_state: raw }
    const seen = await expectHome(who, states, { failure_at: 'seconds' }, applied, applied)
    expect(seen).toMatchObject({ id: loanId, quota: 2000 })
    expect(titles(seen)).toEqual(['audit_failure', 'auditing', 'submit_success'])
    // The client counts 24 hours down from it.
    const now = (await businessTime()) / 1000
    expect(now - seen.detail[0].content.failure_at).toBeLessThan(60)
  })
})
