import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, dateOf, startOf } from '../../../lib/domain/calendar.ts'
import { confirmSigning, locationOf, messagesTo, pay, until } from '../../../local/journey/vendors.ts'
import { syntheticPerson } from '../../../local/synthetic.ts'
import { misprints } from '../../unit/domain/panels.ts'
import {
  approvedLoan,
  type Borrower,
  booksOf,
  type Debtor,
  home,
  indebted,
  kindsOf,
  readyBorrower,
  repaymentForm,
  type Scene,
  startPayout,
  untilAcknowledged,
  untilState,
} from '../scene.ts'
import { ownStack } from './own-stack.ts'

/** Money over time: 1000 yuan for 14 days at 0.18 a year, with fees of 1 yuan and 0.5 yuan for each day late. */

const stack = ownStack('calendar')
let scene: Scene
/** The day on which everybody gets the money: tomorrow, so that no midnight comes in between. */
const day0 = addDays(dateOf(Date.now()), 1)

async function clockTo(day: number, time: string): Promise<void> {
  scene = await stack.clockTo(`${addDays(day0, day)}T${time}+08:00`)
}

let early: Debtor
let punctual: Debtor
let hasty: Debtor
let late: Debtor
let never: Debtor
let rejected: Borrower
let unlucky: Debtor

beforeAll(async () => {
  await clockTo(0, '10:00:00')
  ;[early, punctual, hasty, late, never, rejected, unlucky] = await Promise.all([
    indebted(scene),
    indebted(scene),
    indebted(scene),
    indebted(scene),
    indebted(scene),
    rejectedBorrower(),
    failedPayout(),
  ])
})

async function rejectedBorrower(): Promise<Borrower> {
  const borrower = await readyBorrower(scene)
  await borrower.client.post('/loan-submit', { amount: 1000, period: 14 })
  const { id } = await home(borrower.client)
  await scene.reviewers[0].post(`/operator/loans/${id}/review`, { stage: 'first', result: 'reject', opinion: 'no' })
  return borrower
}

async function failedPayout(): Promise<Debtor> {
  const borrower = await readyBorrower(scene)
  const loanId = await approvedLoan(scene, borrower, 1000)
  await scene.lianlian.next('fail', { card_no: borrower.person.cardNo }, 'payment')
  await startPayout(scene, loanId)
  await untilState(borrower.client, 'audit_success')
  return { ...borrower, loanId }
}

/** The amount due today, which home, records, operators and a new order must all name. */
async function expectDue({ client, loanId }: Debtor, yuan: number): Promise<Record<string, string>> {
  const seen = await home(client)
  const [{ content }] = seen.detail
  const atHome = seen.state === 'overdue' ? content.overdue_principal + content.overdue_amount : content.repay_amount
  const form = await repaymentForm(client, loanId)
  const file = (await scene.cashier.get(`/operator/loans/${loanId}`)).results[0]
  const record = (await client.get('/repayments-record')).results[0]
  expect([atHome, record.quota, file.due_today, form.money_order]).toEqual([yuan, yuan, yuan, yuan.toFixed(2)])
  expect(record.state).toBe('repaying')
  expect(record.state_time).toBe(String(startOf(addDays(day0, 14)) / 1000))
  return form
}

async function expectPaid({ client, loanId }: Debtor, form: object, paid: number, fees: number, penalty = 0) {
  await pay(scene.sandbox, form)
  expect(await untilState(client, '')).toMatchObject({ quota: 2000 })
  const { movements } = await booksOf(scene, loanId)
  expect(movements.at(-1)?.postings).toEqual({
    psp_clearing: paid,
    loans_receivable: -1000,
    fee_income: -fees,
    ...(penalty ? { penalty_income: -penalty } : {}),
  })
  const record = (await client.get('/repayments-record')).results[0]
  expect(record).toMatchObject({ quota: paid, state: 'finished' })
}

describe('the days of a loan', () => {
  test('day 0: a day is charged, and no more than the ceiling allows', async () => {
    await expectDue(early, 1000.65)
    const { detail } = await home(early.client)
    expect(detail[0].content.planned_repayment_at).toBe(startOf(addDays(day0, 14)) / 1000)
  })

  test('day 0: a payout that failed leaves the loan approved on the screen, with what was asked for', async () => {
    const { state, detail } = await home(unlucky.client)
    expect(misprints({ state, detail })).toEqual([])
    expect(detail[0]).toMatchObject({ title: 'audit_success', content: { quota: 1000, period: 14, poundage: 8 } })
  })

  test('day 0: a card that LianLian did not confirm is listed some minutes later, by itself', async () => {
    const { client } = rejected
    const card_no = syntheticPerson().cardNo
    const { results } = await client.get('/llpay-sign', { card_no })
    const back = await confirmSigning(scene.sandbox, results[0].req_data)
    await scene.lianlian.next('http-500', { card_no }, 'bankcardbindlist')
    expect(await locationOf(back)).toMatch(/status=0000$/)
    const cards = async () => (await client.get('/auth-bankcard-get')).results
    expect(await cards()).toHaveLength(1)
    await clockTo(0, '10:30:00')
    expect(await until(cards, (listed) => listed.length === 2)).toHaveLength(2)
  })

  test('day 1: after a rejection, a new loan from the 24th hour on', async () => {
    await clockTo(1, '09:59:00')
    const ask = async () => (await rejected.client.post('/loan-submit', { amount: 1000, period: 14 })).error_message
    expect(await ask()).toBe('您的借款仍处于冻结状态，请耐心等待')
    await clockTo(1, '10:05:00')
    expect(await ask()).toBe('提交成功')
  })

  test('day 1: a payout that failed yesterday is no duplicate today, and its loan begins today', async () => {
    await startPayout(scene, unlucky.loanId)
    const { detail } = await untilState(unlucky.client, 'repaying')
    expect(detail[0].content.planned_repayment_at).toBe(startOf(addDays(day0, 15)) / 1000)
    expect((await scene.lianlian.payouts(unlucky.person.cardNo)).map(({ state }) => state)).toEqual([
      'SUCCESS',
      'FAILURE',
    ])
    expect(kindsOf(await booksOf(scene, unlucky.loanId))).toEqual(['disbursed'])
  })

  test('day 3: three days are charged; yesterday’s order is replaced', async () => {
    await clockTo(2, '12:00:00')
    const yesterday = await expectDue(early, 1001.31)
    await clockTo(3, '00:00:01')
    const today = await expectDue(early, 1001.97)
    expect(today.no_order).not.toBe(yesterday.no_order)
    // LianLian has closed it.
    expect(await pay(scene.sandbox, yesterday)).toContain('2006')
    await expectPaid(early, today, 1001.97, 1.97)
  })

  test('day 13: thirteen days', async () => {
    await clockTo(13, '12:00:00')
    await expectDue(punctual, 1007.5)
  })

  test('day 14, the last minutes: due in full, without a penalty', async () => {
    await clockTo(14, '23:55:00')
    expect((await home(punctual.client)).state).toBe('repaying')
    await expectPaid(punctual, await expectDue(punctual, 1008), 1008, 8)
  })

  test('day 15, after midnight: a day late; money for the order of before midnight is owed back, and it was on time', async () => {
    const before = await expectDue(hasty, 1008)
    expect(before.valid_order).toBe('10')
    await clockTo(15, '00:01:00')
    expect(await home(hasty.client)).toMatchObject({
      state: 'overdue',
      detail: [
        {
          title: 'overdue',
          content: {
            overdue_day: 1,
            overdue_principal: 1008,
            overdue_amount: 0.5,
            overdue_rate: '0.0005',
            max_overdue: false,
            limit_overdue_days: 90,
          },
        },
      ],
    })
    const after = await expectDue(hasty, 1008.5)
    expect(after.no_order).not.toBe(before.no_order)
    await expectPaid(hasty, after, 1008.5, 8, 0.5)

    await pay(scene.sandbox, before)
    await untilAcknowledged(scene, String(before.no_order))
    const books = await booksOf(scene, hasty.loanId)
    // It counts from its day, the due day: the penalty that the other order paid is owed back too.
    expect(books.movements.at(-1)?.postings).toEqual({
      psp_clearing: 1008,
      penalty_income: 0.5,
      refund_payable: -1008.5,
    })
    expect(books.balances.loans_receivable).toBe(0)
    expect((await home(hasty.client)).quota).toBe(2000)
  })

  test('day 16: two days late; an order opened before midnight of the same day is still good', async () => {
    await clockTo(16, '08:00:00')
    const form = await expectDue(late, 1009)
    await clockTo(16, '09:30:00')
    expect(await repaymentForm(late.client, late.loanId)).toEqual(form)
    await expectPaid(late, form, 1009, 8, 1)
  })

  test('day 17: every message was sent once', async () => {
    await clockTo(17, '12:00:00')
    const templatesTo = async ({ person }: Borrower) =>
      (await messagesTo(scene.sandbox, person.mobile)).map(({ template }) => template).reverse()
    const told = (...notices: string[]) => ['signup-code', 'loan-paid-out', ...notices]
    const reminded = (times: number) => Array.from({ length: times }, () => 'repayment-reminder')
    // Three days and one day before the due day, on it, and the day after.
    expect(await templatesTo(early)).toEqual(told('repaid'))
    expect(await templatesTo(punctual)).toEqual(told(...reminded(3), 'repaid'))
    expect(await templatesTo(hasty)).toEqual(told(...reminded(3), 'repaid'))
    expect(await templatesTo(late)).toEqual(told(...reminded(3), 'overdue-notice', 'repaid'))
    // Paid out a day later than the others.
    expect(await templatesTo(unlucky)).toEqual(told(...reminded(3), 'overdue-notice'))
    // Jobs run by the business clock, and by no other beside it.
    expect(readFileSync(join(stack.dataDir, 'lambda.log'), 'utf8')).not.toContain('Scheduling [')
  })

  test('day 31: sessions have ended', async () => {
    await clockTo(31, '10:00:00')
    for (const { client } of [never, rejected]) expect((await client.get('/home')).status).toBe('TOKEN_ERROR')
  })

  // Half a second for each of the 89 nights.
  test('day 104: the penalty grows for ninety days, and not for a ninety-first', { timeout: 240_000 }, async () => {
    const { mobile, password } = never.person
    const due = async (day: number) => {
      await clockTo(day, '10:00:00')
      never.client.token = undefined
      never.client.token = (await never.client.post('/login', { mobile, password })).results[0].token
      const [{ content }] = (await home(never.client)).detail
      return [content.overdue_day, content.overdue_amount, content.max_overdue]
    }
    expect(await due(103)).toEqual([89, 44.5, false])
    expect(await due(104)).toEqual([90, 45, true])
    expect(await due(105)).toEqual([91, 45, true])
    expect(await due(120)).toEqual([106, 45, true])
    await expectPaid(never, await expectDue(never, 1053), 1053, 8, 45)
  })
})
