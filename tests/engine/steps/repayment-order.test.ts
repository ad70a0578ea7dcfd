import { describe, expect, it } from 'vitest'
import { addDays, dateOf, startOf } from '../../../lib/domain/calendar.ts'
import { quoteRepayment } from '../../../lib/domain/repayment.ts'
import { cancelLoan } from '../../../lib/lending/loan/cancel.ts'
import { openRepayment as openingWrites, validMinutes } from '../../../lib/lending/repayment/open-repayment.ts'
import { repaymentOrder } from '../../../lib/lending/repayment/request.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { commit, tryCommit } from '../../../lib/table/commit.ts'
import { atOnce, borrowers, codeOf, DAY, MINUTE, nextId, noon, present } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { application, loanIn, openRepayment, pages, paid, read, review } = borrowers()

const ask = async (userId: number, loanId: number, at = noon) =>
  repaymentOrder(pages, { user: await read.user(userId), coupons: [], loanId }, at)
const midnight = startOf(addDays(dateOf(noon), 1))

describe('an order may be paid', () => {
  it.each([
    ['at noon', midnight - DAY / 2, 120],
    ['two hours before midnight', midnight - 120 * MINUTE, 120],
    ['a moment later', midnight - 120 * MINUTE + 1, 119],
    ['at 23:00', midnight - 60 * MINUTE, 60],
    ['at 23:50', midnight - 10 * MINUTE, 10],
    ['at 23:55', midnight - 5 * MINUTE, 10],
    ['a moment before midnight', midnight - 1, 10],
    ['at midnight', midnight, 120],
  ])('%s for a time that ends before the amount can change, but is never too short', (_, now, minutes) => {
    expect(validMinutes(now)).toBe(minutes)
  })
})

describe('a repayment order', () => {
  it('is of what is due today, in its parts, and is noted with the borrower', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const form = await ask(userId, loanId, noon + 3 * DAY)
    const request = JSON.parse(String(form.request))
    const { openLoan } = await read.user(userId)
    const order = await read.repayment(present(openLoan?.order).no)
    // 1000 yuan for 3 of 10 days: 1.50 interest and 1.00 other fees, but no more than 24 % a year: 1.97.
    expect(order).toMatchObject({
      state: 'waiting',
      principalFen: 1000_00,
      feesFen: 1_97,
      penaltyFen: 0,
      amountFen: 1001_97,
    })
    expect(openLoan?.order).toEqual({ no: order.no, amountFen: 1001_97, validUntil: noon + 3 * DAY + 120 * MINUTE })
    expect(request).toMatchObject({ orderNo: order.no, amountFen: 1001_97, validMinutes: 120, payer: { userId } })
  })

  it('of the same amount is the stored one, byte for byte', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const first = await ask(userId, loanId)
    const again = await ask(userId, loanId, noon + 119 * MINUTE)
    expect(JSON.stringify(again)).toBe(JSON.stringify(first))
  })

  it('that has expired gives way to a new one', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const first = await openRepayment(loanId)
    const second = await openRepayment(loanId, noon + 120 * MINUTE)
    expect(second.no).not.toBe(first.no)
    expect(second.amountFen).toBe(first.amountFen)
    expect((await read.user(userId)).openLoan?.order?.no).toBe(second.no)
  })

  it('of another amount has another number: a day later, and with a penalty', async () => {
    const { loanId } = await loanIn('repaying')
    const orders = [
      await openRepayment(loanId, noon + 3 * DAY),
      await openRepayment(loanId, noon + 4 * DAY),
      await openRepayment(loanId, noon + 10 * DAY),
      await openRepayment(loanId, noon + 11 * DAY),
      await openRepayment(loanId, noon + 12 * DAY),
    ]
    expect(new Set(orders.map(({ no }) => no)).size).toBe(5)
    expect(orders.map(({ penaltyFen }) => penaltyFen)).toEqual([0, 0, 0, 50, 100])
  })

  it('opened a moment before midnight is not the one of the next, dearer day', async () => {
    const { loanId } = await loanIn('repaying')
    const dueNight = startOf(present((await read.loan(loanId)).dueDate)) + DAY
    const today = await openRepayment(loanId, dueNight - MINUTE)
    const tomorrow = await openRepayment(loanId, dueNight + MINUTE)
    expect([today.penaltyFen, tomorrow.penaltyFen]).toEqual([0, 50])
    expect(tomorrow.no).not.toBe(today.no)
  })

  it('asked for five times at once is one, and all are sent to pay it', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const user = await read.user(userId)
    const outcomes = await atOnce(5, () => repaymentOrder(pages, { user, coupons: [], loanId }, noon))
    expect(outcomes).toEqual({ done: 5 })
    expect(
      (await testStack.everything()).filter(
        (item) => item.loanId === loanId && item.sk === 'ORDER' && item.kind === 'repayment',
      ),
    ).toHaveLength(1)
  })

  it('is of the borrower’s own loan, and only while it is to be repaid', async () => {
    const [mine, other] = [await loanIn('repaying'), await loanIn('repaying')]
    expect(await codeOf(ask(mine.userId, other.loanId))).toBe('LOAN_UNKNOWN')
    for (const state of ['auditing', 'review_success', 'granting'] as const) {
      const { userId, loanId } = await loanIn(state)
      expect(await codeOf(ask(userId, loanId))).toBe('LOAN_NOT_PAYABLE')
    }
    const order = await openRepayment(mine.loanId)
    await settleRepayment(paid(order), noon)
    expect(await codeOf(ask(mine.userId, mine.loanId))).toBe('LOAN_NOT_PAYABLE')
  })

  it('of a loan that has ended says so to its borrower, also beside a later loan, and to no other', async () => {
    const ended = [
      async ({ loanId }: { loanId: number }) => review(loanId, 'first', false, 'maker'),
      async ({ loanId }: { loanId: number }) =>
        commit(...cancelLoan(await read.loan(loanId), { operator: 'ria', reason: 'not wanted' }, noon)),
    ]
    const other = await loanIn('repaying')
    for (const end of ended) {
      const { loanId, userId } = await loanIn('auditing')
      await end({ loanId })
      expect(await codeOf(ask(userId, loanId))).toBe('LOAN_NOT_PAYABLE')
      await commit(...application(await read.user(userId), { now: noon + 2 * DAY }).writes)
      expect(await codeOf(ask(userId, loanId))).toBe('LOAN_NOT_PAYABLE')
      expect(await codeOf(ask(other.userId, loanId))).toBe('LOAN_UNKNOWN')
    }
    expect(await codeOf(ask(other.userId, nextId()))).toBe('LOAN_UNKNOWN')
  })

  it('is not opened for a loan that was repaid meanwhile', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const order = await openRepayment(loanId)
    const stale = await read.user(userId)
    await settleRepayment(paid(order), noon)
    expect(await codeOf(repaymentOrder(pages, { user: stale, coupons: [], loanId }, noon + 120 * MINUTE))).toBe(
      'LOAN_NOT_PAYABLE',
    )
  })

  it('never takes a number that is in use', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const order = await openRepayment(loanId)
    const user = await read.user(userId)
    const { terms, startDate = '', dueDate = '' } = present(user.openLoan)
    const quote = quoteRepayment({ terms, startDate, dueDate }, dateOf(noon))
    const given = { user, loanId, dueDate, quote, coupon: undefined, form: 'sealed', validUntil: noon, now: noon }
    expect((await tryCommit(...openingWrites({ ...given, no: order.no })))?.guard.name).toBe('orderNew')
    await commit(...openingWrites({ ...given, no: `20261201${nextId()}` }))
  })
})
