import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, dateOf } from '../../../lib/domain/calendar.ts'
import { OperatorClient } from '../../../local/journey/operator.ts'
import { until } from '../../../local/journey/vendors.ts'
import {
  approvedLoan,
  booksOf,
  type Debtor,
  home,
  kindsOf,
  readyBorrower,
  type Scene,
  startPayout,
  untilState,
} from '../scene.ts'
import { ownStack } from './own-stack.ts'

/** What operators and days do to payouts: confirmed, left alone, cancelled, arrived unasked. */

const stack = ownStack('payout-life')
const day0 = addDays(dateOf(Date.now()), 1)
let scene: Scene
/** A cashier who disburses nothing. */
let checker: OperatorClient

async function clockTo(day: number, time: string): Promise<void> {
  scene = await stack.clockTo(`${addDays(day0, day)}T${time}+08:00`)
  checker = await OperatorClient.signIn(scene.api, scene.sandbox.url, 'Di', 'cashier')
}

beforeAll(async () => {
  await clockTo(0, '10:00:00')
})

/** A payout that LianLian suspects, and waits. */
async function suspectedPayout(code: string): Promise<Debtor & { no: string }> {
  const borrower = await readyBorrower(scene)
  const loanId = await approvedLoan(scene, borrower, 1000)
  await scene.lianlian.next(code, { card_no: borrower.person.cardNo }, 'payment')
  const no = await startPayout(scene, loanId)
  await until(
    () => queued(no),
    (row) => row !== undefined,
  )
  return { ...borrower, loanId, no }
}

const queued = async (no: string) =>
  (await checker.get('/operator/queues/confirm?limit=50')).results.find(
    (row: { order_no: string }) => row.order_no === no,
  )

const confirm = (operator: OperatorClient, no: string) =>
  operator.post(`/operator/payouts/${no}/confirm`, { reason: 'both loans are real' })

const bookedOn = async (loanId: number) => {
  const books = await booksOf(scene, loanId)
  return { movements: kindsOf(books), balances: books.balances }
}

const paidOutOnce = { movements: ['disbursed'], balances: { loans_receivable: 1000, psp_clearing: -1000 } }

describe('a payout', () => {
  let forgotten: Debtor & { no: string }
  let approved: Debtor

  test('that LianLian suspects is paid once another cashier confirms it, however often it is clicked', async () => {
    const { client, person, loanId, no } = await suspectedPayout('4002')
    expect(await queued(no)).toMatchObject({ code: '4002', amount: 1000, card_tail: person.cardNo.slice(-4) })
    expect((await confirm(scene.cashier, no)).error_message).toMatch(
      /^The confirmation needs another operator than the disbursement: it is check \(.+\), disbursed by \w+, .+ to confirm until /,
    )
    const clicks = await Promise.all([1, 2, 3].map(() => confirm(checker, no)))
    expect(clicks.map(({ status }) => status).sort()).toEqual(['FAILURE', 'FAILURE', 'SUCCESS'])
    await untilState(client, 'repaying')
    expect(await bookedOn(loanId)).toEqual(paidOutOnce)
    expect((await scene.lianlian.payouts(person.cardNo)).map(({ state }) => state)).toEqual(['SUCCESS'])
    expect(await queued(no)).toBeUndefined()
  })

  test('whose confirmation got no answer is found by asking', async () => {
    const { client, person, loanId, no } = await suspectedPayout('4003')
    await scene.lianlian.next('no-answer', { no_order: no }, 'confirmPayment')
    expect((await confirm(checker, no)).status).toBe('SUCCESS')
    await untilState(client, 'repaying')
    expect(await bookedOn(loanId)).toEqual(paidOutOnce)
    expect(await scene.lianlian.payouts(person.cardNo)).toHaveLength(1)
  })

  test('that failed and arrived all the same blocks the loan, and is nobody’s money', async () => {
    const borrower = await readyBorrower(scene)
    const loanId = await approvedLoan(scene, borrower, 1000)
    await scene.lianlian.next('fail', { card_no: borrower.person.cardNo }, 'payment')
    const no = await startPayout(scene, loanId)
    await untilState(borrower.client, 'audit_success')
    await scene.lianlian.endPayout(no, 'SUCCESS')
    const stray = { movements: ['stray-payout'], balances: { suspense: 1000, psp_clearing: -1000 } }
    await until(
      () => bookedOn(loanId),
      ({ movements }) => movements.length === 1,
    )
    const sends = await scene.lianlian.resend(no, { copies: 10 })
    expect(new Set(sends.map(({ acknowledged }) => acknowledged))).toEqual(new Set([true]))
    expect(await bookedOn(loanId)).toEqual(stray)
    for (const command of ['disburse', 'cancel']) {
      const answer = await scene.cashier.post(`/operator/loans/${loanId}/${command}`, { reason: 'again' })
      expect(answer.error_message).toContain('resolve its break first: payout-after-end (money left on')
    }
    await scene.lianlian.endPayout(no, 'CANCEL')
    await until(
      () => bookedOn(loanId),
      ({ balances }) => balances.suspense === 0,
    )
    expect((await home(borrower.client)).state).toBe('audit_success')
  })

  test('may be cancelled before it is sent: the quota is free, and there is no 24-hour wait', async () => {
    const borrower = await readyBorrower(scene)
    const loanId = await approvedLoan(scene, borrower, 1000)
    const answer = await scene.cashier.post(`/operator/loans/${loanId}/cancel`, { reason: 'no longer wanted' })
    expect(answer).toMatchObject({ status: 'SUCCESS', error_message: 'Cancelled' })
    expect(await home(borrower.client)).toMatchObject({ state: 'audit_failure', quota: 2000 })
    expect((await borrower.client.get('/loan-record')).results[0].state).toBe('review_failure')
    expect((await borrower.client.post('/loan-submit', { amount: 1000, period: 14 })).status).toBe('SUCCESS')
  })

  test('day 1: that nobody confirms is closed by LianLian, and its loan may be disbursed again', async () => {
    forgotten = await suspectedPayout('4002')
    approved = await (async () => {
      const borrower = await readyBorrower(scene)
      return { ...borrower, loanId: await approvedLoan(scene, borrower, 1000) }
    })()
    await clockTo(1, '11:00:00')
    await untilState(forgotten.client, 'audit_success')
    expect(await bookedOn(forgotten.loanId)).toEqual({ movements: [], balances: {} })
    expect(await queued(forgotten.no)).toBeUndefined()
    expect((await confirm(checker, forgotten.no)).error_message).toMatch(
      /^The payout does not wait for a confirmation: it is closed \(/,
    )
    await startPayout(scene, forgotten.loanId)
    await untilState(forgotten.client, 'repaying')
    expect(await bookedOn(forgotten.loanId)).toEqual(paidOutOnce)
  })

  test('day 8: that nobody disbursed for seven days is cancelled by itself', async () => {
    expect((await home(approved.client)).state).toBe('audit_success')
    await clockTo(8, '12:00:00')
    await untilState(approved.client, 'audit_failure')
    expect(await home(approved.client)).toMatchObject({ quota: 2000, loan_state: 'cancelled' })
  })
})
