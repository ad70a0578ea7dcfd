import { describe, expect, it } from 'vitest'
import { accountOf } from '../../../lib/backoffice/account.ts'
import { dateOf, startOf } from '../../../lib/domain/calendar.ts'
import { balances } from '../../../lib/domain/ledger.ts'
import { transitionLoan } from '../../../lib/lending/loan/transition.ts'
import { repaymentOrder } from '../../../lib/lending/repayment/request.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { couponsOf } from '../../../lib/store/coupon.ts'
import { keys } from '../../../lib/store/keys.ts'
import { movementsOf } from '../../../lib/store/movement.ts'
import { tryCommit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'
import { borrowers, codeOf, DAY, MINUTE, noon, present } from '../borrowers.ts'

const { grant, loanIn, pages, paid, read } = borrowers()

interface Wish {
  amountFen?: number
  couponId?: number
}

async function ask(loanId: number, wish: Wish, at: number) {
  const { userId } = await read.loan(loanId)
  await repaymentOrder(pages, { user: await read.user(userId), coupons: await couponsOf(userId), loanId, ...wish }, at)
  return read.repayment(present((await read.user(userId)).openLoan?.order).no)
}

async function pay(loanId: number, amountFen: number | undefined, at: number) {
  const order = await ask(loanId, amountFen === undefined ? {} : { amountFen }, at)
  expect(await settleRepayment(paid(order), at)).toBe(true)
  return order
}

async function booksOf(loanId: number) {
  const movements = await movementsOf(loanId)
  return { kinds: movements.map(({ kind }) => kind), sums: balances(movements.map(({ postings }) => postings)) }
}

describe('a loan of 1000 yuan for ten days', () => {
  it('is paid in three parts over its due day: quota thaws by the principal, and the books follow', async () => {
    const { loanId, userId } = await loanIn('repaying')
    await pay(loanId, 300_00, noon + 3 * DAY)
    expect(await read.user(userId)).toMatchObject({ quotaAvailableFen: 1298_03, quotaFrozenFen: 701_97 })
    expect((await read.user(userId)).openLoan).toMatchObject({ state: 'repaying', account: { principal: 701_97 } })
    await pay(loanId, 300_00, noon + 9 * DAY)
    const last = await pay(loanId, undefined, noon + 14 * DAY)
    const loan = await read.loan(loanId)
    expect(loan).toMatchObject({ state: 'finished', repaidFen: 600_00 + last.amountFen })
    const user = await read.user(userId)
    expect(user).toMatchObject({ quotaAvailableFen: 2000_00, quotaFrozenFen: 0 })
    expect(user).not.toHaveProperty('openLoan')
    expect(await get(keys.loanRow(userId, loanId))).toMatchObject({ state: 'finished' })
    const { kinds, sums } = await booksOf(loanId)
    expect(kinds).toEqual(['disbursed', 'part-repaid', 'part-repaid', 'repaid'])
    expect(sums.loans_receivable).toBe(0)
    expect(sums.psp_clearing).toBe(last.amountFen - 400_00)
  })

  it('is shown to operators with its parts and entries', async () => {
    const { loanId } = await loanIn('repaying')
    const order = await pay(loanId, 300_00, noon + 12 * DAY)
    expect(accountOf(await read.loan(loanId), dateOf(noon + 13 * DAY))).toEqual({
      principal: 707,
      fees: { charged: 6, paid: 6, waived: 0 },
      penalty: { charged: 1.35, paid: 1, waived: 0 },
      paid: 300,
      due_today: 707.35,
      days_late: 3,
      cap_date: dateOf(noon + 100 * DAY),
      entries: [
        {
          kind: 'repayment',
          value_date: dateOf(noon + 12 * DAY),
          at: (noon + 12 * DAY) / 1000,
          amount: 300,
          order_no: order.no,
        },
      ],
    })
    expect(accountOf(await read.loan((await loanIn('granting')).loanId), dateOf(noon))).toBeNull()
  })

  it('takes two orders of different amounts, in whichever order they are paid', async () => {
    const ends = []
    for (const swapped of [false, true]) {
      const { loanId } = await loanIn('repaying')
      const part = await ask(loanId, { amountFen: 400_00 }, noon + DAY)
      const all = await ask(loanId, {}, noon + DAY + MINUTE)
      expect((await read.repayment(part.no)).state).toBe('expired')
      const orders = swapped ? [all, part] : [part, all]
      for (const order of orders) expect(await settleRepayment(paid(order), noon + DAY + 2 * MINUTE)).toBe(true)
      expect((await read.loan(loanId)).state).toBe('finished')
      ends.push((await booksOf(loanId)).sums)
    }
    expect(ends[0]).toMatchObject({ loans_receivable: 0, refund_payable: -400_00 })
    expect(ends[1]).toEqual(ends[0])
  })

  it('takes no part below 50 yuan unless it is all, and none above what is due', async () => {
    const { loanId } = await loanIn('repaying')
    expect(await codeOf(ask(loanId, { amountFen: 49_99 }, noon))).toBe('REPAYMENT_TOO_SMALL')
    expect(await codeOf(ask(loanId, { amountFen: 1000_66 }, noon))).toBe('REPAYMENT_TOO_LARGE')
    await pay(loanId, 970_00, noon)
    expect((await ask(loanId, {}, noon)).amountFen).toBe(30_65)
  })

  it('takes no coupon with a part, and none when none is wanted', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const couponId = await grant(userId, { amountFen: 10 })
    expect(await codeOf(ask(loanId, { amountFen: 100_00, couponId }, noon))).toBe('COUPON_UNUSABLE')
    expect(await ask(loanId, { amountFen: 100_00 }, noon)).not.toHaveProperty('coupon')
    expect(await ask(loanId, { couponId: 0 }, noon)).not.toHaveProperty('coupon')
    expect((await ask(loanId, {}, noon + 130 * MINUTE)).coupon).toMatchObject({ id: couponId })
  })

  it('of 23:55 on the due day, paid at 00:02, is on time', async () => {
    const { loanId } = await loanIn('repaying')
    const midnight = startOf(dateOf(noon + 11 * DAY))
    const order = await ask(loanId, {}, midnight - 5 * MINUTE)
    expect(
      await settleRepayment(paid(order, { settleDate: dateOf(midnight).replaceAll('-', '') }), midnight + 2 * MINUTE),
    ).toBe(true)
    expect((await booksOf(loanId)).sums).not.toHaveProperty('penalty_income')
    expect((await read.loan(loanId)).state).toBe('finished')
  })

  it('valued days after its order, leaves a rest below a yuan that is waived', async () => {
    const { loanId } = await loanIn('repaying')
    await pay(loanId, 500_00, noon)
    const order = await ask(loanId, {}, noon + 10 * DAY)
    expect(
      await settleRepayment(paid(order, { settleDate: dateOf(noon + 12 * DAY).replaceAll('-', '') }), noon + 12 * DAY),
    ).toBe(true)
    expect(await read.loan(loanId)).toMatchObject({
      state: 'finished',
      account: { waived: { principal: 66, penalty: 0 } },
    })
    // The later day made fees and penalty dearer, which are paid first, so a little of the principal was short.
    expect((await booksOf(loanId)).sums).toMatchObject({ loans_receivable: 0, waiver_loss: 66 })
  })
})

it('a step that read the loan before a part was paid comes too late: the part stays in the borrower’s view', async () => {
  const { loanId, userId } = await loanIn('repaying')
  const stale = await read.loan(loanId)
  await pay(loanId, 300_00, noon + DAY)
  const before = await read.user(userId)
  const late = transitionLoan(stale, { event: 'fellDue', by: 'night', at: noon + 11 * DAY })
  expect((await tryCommit(...late))?.guard.name).toBe('loanAllows:fellDue')
  expect(await read.user(userId)).toEqual(before)
})

it('a payout that comes back after parts were paid: all of them are owed back', async () => {
  const { settlePayout } = await import('../../../lib/lending/payout/settle.ts')
  const { payoutResult } = borrowers()
  const { loanId, userId, no } = await loanIn('repaying')
  await pay(loanId, 300_00, noon + 3 * DAY)
  expect(await settlePayout(await payoutResult(no, 'cancelled'), noon + 4 * DAY)).toBe(true)
  const loan = await read.loan(loanId)
  expect(loan.state).toBe('review_success')
  expect(loan).not.toHaveProperty('entries')
  expect(await read.user(userId)).toMatchObject({ quotaAvailableFen: 1000_00, quotaFrozenFen: 1000_00 })
  const { sums } = await booksOf(loanId)
  expect(sums).toMatchObject({ loans_receivable: 0, refund_payable: -300_00, psp_clearing: 300_00 })
  expect(sums.fee_income ?? 0).toBe(0)
})
