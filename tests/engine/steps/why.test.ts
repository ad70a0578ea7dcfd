import { expect, it } from 'vitest'
import { booksOf } from '../../../lib/books/loan-books.ts'
import { decideBreak } from '../../../lib/books/resolve-break.ts'
import type { TimelineEntry } from '../../../lib/books/timeline.ts'
import { whyLoan } from '../../../lib/books/why.ts'
import { settlePayout } from '../../../lib/lending/payout/settle.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { sendMessages } from '../../../lib/messages/send-all.ts'
import { keys } from '../../../lib/store/keys.ts'
import { outboxMessage } from '../../../lib/store/outbox.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import { borrowers, DAY, MINUTE, nextId, noon, present } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { loanIn, openRepayment, paid, read, disburse, payoutResult } = borrowers()

const line = ({ what, text, by }: TimelineEntry) => `${what}${by ? ` by ${by}` : ''}: ${text}`
const ada = { operator: 'ada', now: noon }
const story = async (loanId: number) => present(await whyLoan(loanId, ada)).timeline

it('tells all that happened to a loan, oldest first', async () => {
  const { loanId } = await loanIn('review_success')
  const no = await disburse(loanId, noon + MINUTE)
  await settlePayout(await payoutResult(no, 'success'), noon + 2 * MINUTE, 'query')
  await sendMessages(noon + 3 * MINUTE)
  const first = await openRepayment(loanId, noon + 4 * MINUTE)
  const second = await openRepayment(loanId, noon + 130 * MINUTE)
  await settleRepayment(paid(first), noon + 131 * MINUTE)
  await settleRepayment(paid(second), noon + 132 * MINUTE)
  const found = async () => present(await get<Parameters<typeof decideBreak>[0]>(keys.break('paid-in-vain', second.no)))
  for (const [n, operator] of ['maker', 'checker'].entries()) {
    const decision = { outcome: 'refunded' as const, reason: 'sent by hand', operator }
    await commit(...decideBreak(await found(), decision, noon + (133 + n) * MINUTE))
  }
  const id = `paid-in-vain-${second.no}`
  expect((await story(loanId)).map(line).slice(4)).toEqual([
    'state by checker: secondPass (second review passed): now review_success (approved, waits for disbursement)',
    `audit by cashier: disburse, review_success to granting: ${no}`,
    `order: payout of 1000.00 ordered; now success (the money arrived); provider's number P${no}`,
    'state by cashier: disburse (payout ordered): now granting (payout under way)',
    'answer by query: success',
    'state by lianlian: paidOut (money paid out): now repaying (paid out, not due yet)',
    'movement: disbursed: loans_receivable +1000.00, psp_clearing -1000.00',
    'message: loan-paid-out sent',
    `order: repayment of 1000.65 ordered; now paid (the money came); provider's number P${first.no}; the provider said unpaid`,
    `order: repayment of 1000.65 ordered; now paid (the money came); provider's number P${second.no}`,
    'answer by notification: SUCCESS',
    'state by borrower: repaid (paid in full): now finished (repaid, closed)',
    'movement: repaid: psp_clearing +1000.65, fee_income -0.65, loans_receivable -1000.00',
    'message: repaid waits, 0 tries',
    'answer by notification: SUCCESS',
    'movement: paid-in-vain: psp_clearing +1000.65, refund_payable -1000.65',
    `break: ${id} opened: More was paid than the loan wanted; the rest is owed to the borrower`,
    `audit by maker: proposeBreak, open to proposed: ${id}, refunded: sent by hand`,
    `break by maker: ${id}, refunded proposed: sent by hand`,
    `audit by checker: resolveBreak, proposed to resolved: ${id}, refunded: sent by hand`,
    'movement: refunded: refund_payable +1000.65, psp_clearing -1000.65',
    `break by checker: ${id}, refunded agreed: sent by hand`,
  ])
})

it('tells of this loan only, also of a borrower with several', async () => {
  const { loanId, userId, no } = await loanIn('repaying')
  const other = await loanIn('repaying')
  const times = (await story(loanId)).map(({ at }) => at)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  const text = JSON.stringify(await story(loanId))
  expect(text).toContain(no)
  expect(text).not.toContain(other.no)
  expect(userId).not.toBe(other.userId)
})

it('knows no loan that does not exist', async () => {
  expect(await whyLoan(1, ada)).toBeUndefined()
})

it('tells nothing personal', async () => {
  const { loanId, userId } = await loanIn('repaying')
  await sendMessages(noon + 5 * MINUTE)
  const text = JSON.stringify(await story(loanId))
  const sms = testStack.sms.taken.map(({ mobile }) => mobile)
  expect(sms.length).toBeGreaterThan(0)
  for (const mobile of sms) expect(text).not.toContain(mobile)
  expect(text).not.toContain((await read.user(userId)).defaultCard?.agreementNo)
})

it('a message is noted once, however often it is told', async () => {
  const { loanId } = await loanIn('repaying')
  await sendMessages(noon + 6 * MINUTE)
  await sendMessages(noon + 7 * MINUTE)
  const told = (await story(loanId)).filter(({ what }) => what === 'message')
  expect(told.map(line)).toEqual(['message: loan-paid-out sent'])
})

it('a message that was given up is told of', async () => {
  const { loanId } = await loanIn('repaying')
  testStack.sms.down = true
  for (const at of [noon + 10 * MINUTE, noon + 2 * DAY, noon + 2 * DAY + 60 * MINUTE]) await sendMessages(at)
  testStack.sms.down = false
  const told = (await story(loanId)).filter(({ what }) => what === 'message')
  expect(told.map(line)).toEqual(['message: loan-paid-out given up'])
})

it('a message that waits is told of, though a megabyte of others waits before it', async () => {
  const { loanId, userId } = await loanIn('repaying')
  const params = { account: 'x'.repeat(300_000) }
  for (let n = 0; n < 5; n++)
    await commit(outboxMessage({ userId, loanId: nextId(), template: 'repaid', params }, noon - MINUTE))
  const told = (await story(loanId)).filter(({ what }) => what === 'message')
  expect(told.map(line)).toEqual(['message: loan-paid-out waits, 0 tries'])
})

it('a loan’s balance is its outstanding principal in every state', async () => {
  for (const state of ['auditing', 'review_success', 'granting', 'repaying'] as const) {
    const { loanId } = await loanIn(state)
    const owedFen = state === 'repaying' ? 1000_00 : 0
    expect(present(await booksOf(loanId)).principal).toEqual({ owedFen, bookedFen: owedFen, agrees: true })
  }
  const { loanId } = await loanIn('repaying')
  await update(keys.loan(loanId), { set: { state: 'cancelled' } })
  expect(present(await booksOf(loanId)).principal).toEqual({ owedFen: 0, bookedFen: 1000_00, agrees: false })
})
