import { describe, expect, test } from 'vitest'
import { keys } from '../../../lib/store/keys.ts'
import { repay } from '../../../local/journey/path.ts'
import { repaymentForm, sharedScene } from '../scene.ts'
import { expectFailures, type FailureRow } from './ask.ts'
import { newcomer, owing, ready } from './people.ts'
import { expectSuccess, rowsOf } from './shape.ts'
import { businessTime, makeLate, put } from './table.ts'

const scene = await sharedScene()
const [debtor, other] = await Promise.all([owing(scene), newcomer(scene)])

const loan = { loan_id: 'id', quota: 'yuan', period: 'whole', state_time: 'secondsText', state: 'text' } as const
const repayment = { loan_id: 'idText', quota: 'yuan', state_time: 'secondsText', state: 'text' } as const
const detail = {
  quota: 'yuan',
  period: 'whole',
  bank: 'text',
  lending_at: 'secondsText',
  planned_repayment_at: 'secondsText',
  state: 'text',
} as const

/** The words that the client has a text for; with any other its whole list disappears. */
const loanWords =
  'auditing audit_failure reviewing review_failure review_success granting repaying finished overdue'.split(' ')

const loans = (fields: object = {}) => debtor.as.get('/loan-record', { ...fields })
const repayments = (fields: object = {}) => debtor.as.get('/repayments-record', { ...fields })
const seen = () => debtor.as.get('/loan-record-detail', { loan_id: debtor.loanId })

test('an open loan: in both lists and in detail, before and after it is late', async () => {
  const [listed] = rowsOf(await loans(), loan, false)
  expect(listed).toMatchObject({ loan_id: debtor.loanId, quota: 1000, period: 14, state: 'repaying' })
  const [owed] = rowsOf(await repayments(), repayment, false)
  const { planned_repayment_at } = (await debtor.as.get('/home')).results[0].detail[0].content
  expect(owed).toEqual({
    loan_id: String(debtor.loanId),
    quota: 1000.65,
    state_time: String(planned_repayment_at),
    state: 'repaying',
  })

  const answer = await seen()
  expectSuccess(answer, [detail])
  expect(answer.results[0]).toMatchObject({
    quota: 1000,
    period: 14,
    bank: `建设银行（尾号${debtor.person.cardNo.slice(-4)}）`,
    planned_repayment_at: String(planned_repayment_at),
    state: 'repaying',
  })
  expect(Math.abs(Number(answer.results[0].lending_at) - (await businessTime()) / 1000)).toBeLessThan(300)

  await makeLate(debtor.userId, debtor.loanId, 14, 10)
  expect(rowsOf(await loans(), loan, false)[0].state).toBe('overdue')
  expect((await seen()).results[0].state).toBe('overdue')
  // Here the client knows two words only. 1000 and 8 of fees, and ten days at 0.5 a day.
  expect(rowsOf(await repayments(), repayment, false)[0]).toMatchObject({ quota: 1013, state: 'repaying' })
  expect((await repaymentForm(debtor.client, debtor.loanId)).money_order).toBe('1013.00')
})

test('a loan that was repaid: what was paid, and when', async () => {
  const before = Math.floor((await businessTime()) / 1000)
  await repay(debtor.client, scene.sandbox, debtor.loanId)
  const [row] = rowsOf(await repayments(), repayment, false)
  expect(row).toMatchObject({ loan_id: String(debtor.loanId), quota: 1013, state: 'finished' })
  expect(Number(row.state_time)).toBeGreaterThanOrEqual(before)
  expect(rowsOf(await loans(), loan, false)[0]).toMatchObject({ loan_id: debtor.loanId, state: 'finished' })
  const answer = await seen()
  expectSuccess(answer, [detail])
  expect(answer.results[0].state).toBe('finished')
})

test('a loan that was not paid out: dates that have not come yet are false', async () => {
  const who = await ready(scene)
  await who.as.post('/loan-submit', { amount: '500', period: '7' })
  const [{ loan_id }] = rowsOf(await who.as.get('/loan-record'), loan, false)
  const answer = await who.as.get('/loan-record-detail', { loan_id })
  expectSuccess(answer, [{ ...detail, lending_at: 'notYet', planned_repayment_at: 'notYet' }])
  expect(answer.results[0]).toMatchObject({ quota: 500, period: 7, state: 'auditing' })
  expect(rowsOf(await who.as.get('/repayments-record'), repayment, false)).toEqual([])
})

describe('paging', () => {
  test('newest first; the client never sends limit, and asks on by the number of rows it has', async () => {
    // Older loans than the one above, in every state that a loan can end in, and more of them than a page.
    const ended = ['finished', 'audit_failure', 'review_failure', 'cancelled', 'written_off'] as const
    for (let id = 1; id <= 24; id++) {
      const state = ended[id % ended.length] as (typeof ended)[number]
      const row = { loanId: id, principalFen: 500_00, periodDays: 7, state, stateAt: 1_700_000_000_000 + id }
      await put({ ...keys.loanRow(debtor.userId, id), ...row, ...(state === 'finished' ? { repaidFen: 503_00 } : {}) })
    }
    const pages = []
    for (const [offset, more] of [
      [0, true],
      [10, true],
      [20, false],
    ] as const) {
      pages.push(...rowsOf(await loans(offset === 0 ? {} : { offset }), loan, more))
    }
    const ids = pages.map(({ loan_id }) => loan_id)
    expect(ids).toEqual([debtor.loanId, ...Array.from({ length: 24 }, (_, i) => 24 - i)])
    expect(loanWords).toEqual(expect.arrayContaining(pages.map(({ state }) => state)))

    const repaid = rowsOf(await repayments(), repayment, false)
    expect(repaid.every(({ state }: { state: string }) => ['repaying', 'finished'].includes(state))).toBe(true)
  })

  test('past the end is an empty page; limits are brought into range', async () => {
    for (const list of [loans, repayments]) {
      expect((await list({ offset: 100 })).results).toEqual([])
      expect((await list({ offset: 100 })).has_more).toBe(false)
      expect((await list({ limit: 0 })).results).toHaveLength(1)
      expect((await list({ limit: 1 })).has_more).toBe(true)
      expect((await list({ limit: 999 })).has_more).toBe(false)
    }
    expect((await loans({ limit: 25 })).has_more).toBe(false)
    expect((await loans({ limit: 24 })).has_more).toBe(true)
  })
})

test('refusals', async () => {
  await expectFailures(debtor.as, [
    ...['/loan-record', '/repayments-record'].flatMap((path) =>
      [{ offset: '-1' }, { offset: 'abc' }, { limit: '1.5' }, { limit: ['1'] }].map(
        (fields): FailureRow => [`GET ${path}`, fields, '参数错误'],
      ),
    ),
    ['GET /loan-record-detail', {}, '借款Id不能为空'],
    ['GET /loan-record-detail', { loan_id: '' }, '借款Id不能为空'],
    ['GET /loan-record-detail', { loan_id: [debtor.loanId] }, '参数错误'],
    ['GET /loan-record-detail', { loan_id: 'abc' }, '借款不存在'],
    ['GET /loan-record-detail', { loan_id: '7' }, '借款不存在'],
  ])
  // Another's, and none of one's own.
  await expectFailures(other.as, [['GET /loan-record-detail', { loan_id: debtor.loanId }, '借款不存在']])
  expect(rowsOf(await other.as.get('/loan-record'), loan, false)).toEqual([])
})
