import { beforeAll, expect, test } from 'vitest'
import { addDays, dateOf } from '../../../lib/domain/calendar.ts'
import { OperatorClient } from '../../../local/journey/operator.ts'
import { pay } from '../../../local/journey/vendors.ts'
import { booksOf, indebted, repaymentForm, type Scene, untilState } from '../scene.ts'
import { ownStack } from './own-stack.ts'

/** A day's books, looked at the morning after: closed, reconciled, and what does not fit waiting for two people. */

const stack = ownStack('books')
const today = addDays(dateOf(Date.now()), 1)
const tomorrow = addDays(today, 1)

let scene: Scene
let loanId: number
let orderNo: string
let other: OperatorClient

async function clockTo(set: string): Promise<void> {
  scene = await stack.clockTo(set)
  other = await OperatorClient.signIn(scene.api, scene.sandbox.url, 'Di', 'risk')
}

const breaks = async () => (await scene.cashier.get('/operator/queues/break')).results
const resolve = (who: OperatorClient, id: string) =>
  who.post(`/operator/breaks/${id}/resolve`, { outcome: 'explained', reason: 'refunded by LianLian at our request' })

beforeAll(async () => {
  await clockTo(`${today}T10:00:00+08:00`)
  const debtor = await indebted(scene)
  loanId = debtor.loanId
  const form = await repaymentForm(debtor.client, loanId)
  orderNo = form.no_order as string
  await pay(scene.sandbox, form)
  await untilState(debtor.client, '')
  // LianLian gives the money back, and tells nobody.
  const body = JSON.stringify({ state: 'REFUND' })
  const refunded = await fetch(`${scene.sandbox.url}/lianlian/_sim/payments/${orderNo}/state`, { method: 'POST', body })
  expect(refunded.ok).toBe(true)
  // After the quiet hours, too.
  await clockTo(`${tomorrow}T08:30:00+08:00`)
})

test('the day is closed soon after two, and its trial balance sums to zero', async () => {
  const { balances } = await booksOf(scene, loanId)
  const [books] = (await scene.cashier.get(`/operator/ledger/trial-balance?from=${today}&to=${today}`)).results
  expect(books).toMatchObject({ closed_through: today, movement_count: 2, sum: 0, unbalanced: [], balanced: true })
  const changes = books.accounts.map(({ account, change }: { account: string; change: number }) => [account, change])
  expect(Object.fromEntries(changes)).toEqual(balances)
  const [allTime] = (await scene.cashier.get('/operator/ledger/trial-balance')).results
  expect(allTime).toMatchObject({ from: null, to: tomorrow, closed_through: today, movement_count: 2 })
  const backwards = await scene.cashier.get(`/operator/ledger/trial-balance?from=${tomorrow}&to=${today}`)
  expect(backwards.status).toBe('FAILURE')
})

test('what LianLian says otherwise at three is a break, which two people resolve', async () => {
  const [found, ...more] = await breaks()
  expect(more).toEqual([])
  expect(found).toMatchObject({
    break_id: `state-mismatch-${orderNo}`,
    loan_id: loanId,
    detail: 'The provider says refunded, here it is paid',
    state: 'open',
    outcomes: ['explained'],
  })
  const id: string = found.break_id
  expect((await resolve(scene.reviewers[0], id)).status).toBe('PERMISSION_ERROR')
  expect(await resolve(scene.cashier, id)).toMatchObject({ status: 'SUCCESS', results: [{ state: 'proposed' }] })
  expect((await resolve(scene.cashier, id)).error_message).toMatch(/^Another operator/)
  expect(await resolve(other, id)).toMatchObject({ status: 'SUCCESS', results: [{ state: 'resolved' }] })
  expect(await breaks()).toEqual([])
  expect((await resolve(other, id)).error_message).toMatch(/^The break has been resolved already: .+ agreed by /)
  expect((await resolve(other, 'state-mismatch-1')).error_message).toBe('No such break')
})

test('the loan’s story has all of it, oldest first', async () => {
  const [story] = (await scene.cashier.get(`/operator/loans/${loanId}/why`)).results
  const told: { at: number; what: string; text: string; order_no: string | null }[] = story.timeline
  expect(new Set(told.map(({ what }) => what))).toEqual(
    new Set(['state', 'audit', 'order', 'answer', 'movement', 'message', 'break']),
  )
  expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).toSorted((a, b) => a - b))
  const ofRepayment = told.filter(({ order_no }) => order_no === orderNo).map(({ what, text }) => `${what}: ${text}`)
  expect(ofRepayment).toContain('answer: SUCCESS')
  expect(ofRepayment.at(-1)).toMatch(/^break: state-mismatch-\d+, explained agreed/)
  expect(told.filter(({ what }) => what === 'message').map(({ text }) => text)).toEqual([
    'loan-paid-out sent',
    'repaid sent',
  ])
})
