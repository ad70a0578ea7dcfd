import { describe, expect, it } from 'vitest'
import { balances } from '../../../lib/domain/ledger.ts'
import { quoteRepayment } from '../../../lib/domain/repayment.ts'
import { endRepayment } from '../../../lib/lending/repayment/check.ts'
import { openRepayment as openingWrites } from '../../../lib/lending/repayment/open-repayment.ts'
import { repaymentOrder } from '../../../lib/lending/repayment/request.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { couponsOf, reserveCoupon } from '../../../lib/store/coupon.ts'
import { keys } from '../../../lib/store/keys.ts'
import { movementsOf } from '../../../lib/store/movement.ts'
import { tryCommit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import { borrowers, codeOf, DAY, MINUTE, noon, present } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { grant, loanIn, openRepayment, pages, paid, read } = borrowers()

// 1000 yuan for ten days, repaid on the day it is due: 1000.00 and 6.00 of fees.
const due = noon + 10 * DAY

const ask = async (userId: number, loanId: number, couponId?: number, now = due) => {
  await repaymentOrder(
    pages,
    { user: await read.user(userId), coupons: await couponsOf(userId), loanId, couponId },
    now,
  )
  return read.repayment(present((await read.user(userId)).openLoan?.order).no)
}
const couponOf = async (userId: number, id: number) => present((await couponsOf(userId)).find((one) => one.id === id))
const booksOf = async (loanId: number) => balances((await movementsOf(loanId)).map(({ postings }) => postings))

describe('a repayment order takes a coupon along', () => {
  it('the best one, which then is the order’s and is spent with the payment', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const small = await grant(userId, { amountFen: 1_00 })
    const best = await grant(userId, { amountFen: 2_00, minFen: 1006_00 })
    const tooDear = await grant(userId, { amountFen: 9_00, minFen: 1006_01 })
    const order = await ask(userId, loanId)
    expect(order).toMatchObject({ amountFen: 1004_00, feesFen: 6_00, coupon: { id: best, amountFen: 2_00 } })
    expect(await couponOf(userId, best)).toMatchObject({ state: 'reserved', heldBy: order.no })

    await settleRepayment(paid(order), due)
    expect(await couponOf(userId, best)).toMatchObject({ state: 'used', heldBy: order.no })
    for (const id of [small, tooDear]) expect((await couponOf(userId, id)).state).toBe('unused')
    expect(await booksOf(loanId)).toEqual({
      loans_receivable: 0,
      psp_clearing: 4_00,
      coupon_expense: 2_00,
      fee_income: -6_00,
    })
    expect(await read.loan(loanId)).toMatchObject({ state: 'finished', repaidFen: 1004_00 })
    expect(await read.user(userId)).toMatchObject({ quotaAvailableFen: 2000_00, quotaFrozenFen: 0 })
  })

  it('the one that is named, though another is worth more', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const named = await grant(userId, { amountFen: 1_00 })
    await grant(userId, { amountFen: 2_00 })
    expect(await ask(userId, loanId, named)).toMatchObject({ coupon: { id: named }, amountFen: 1005_00 })
  })

  it('of no more than the fees, and gives no change', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const id = await grant(userId, { amountFen: 500_00 })
    // Chosen by itself it would be wasted: less than half of its worth is spent.
    expect(await ask(userId, loanId)).not.toHaveProperty('coupon')
    expect(await ask(userId, loanId, id)).toMatchObject({ amountFen: 1000_00, coupon: { id, amountFen: 6_00 } })
  })

  it('whose end comes while it is reserved: it is honoured', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const id = await grant(userId, { validUntil: due })
    const order = await ask(userId, loanId)
    await settleRepayment(paid(order), due + DAY)
    expect((await couponOf(userId, id)).state).toBe('used')
  })

  it('or none, where none may be used', async () => {
    const { loanId, userId } = await loanIn('repaying')
    await grant(userId, { kind: 'cash' })
    await grant(userId, { validUntil: due - 1 })
    expect(await ask(userId, loanId)).not.toHaveProperty('coupon')
  })
})

describe('a coupon that is named is refused, and no order opened,', () => {
  it('when it is another’s, of the other kind, over, too small a debt for it, or taken', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const other = await loanIn('repaying')
    const ids = [
      await grant(other.userId),
      await grant(userId, { kind: 'cash' }),
      await grant(userId, { validUntil: due - 1 }),
      await grant(userId, { minFen: 1006_01 }),
      await grant(userId, { state: 'used' }),
      -1,
    ]
    const taken = ids[4] ?? 0
    await update(keys.coupon(userId, taken), { set: { state: 'used' } })
    for (const id of ids) expect(await codeOf(ask(userId, loanId, id))).toBe('COUPON_UNUSABLE')
    expect((await read.user(userId)).openLoan).not.toHaveProperty('order')
  })
})

describe('one coupon wanted twice at once', () => {
  const takenMeanwhile = async () => {
    const { loanId, userId } = await loanIn('repaying')
    const [lost, left] = [await grant(userId, { amountFen: 3_00 }), await grant(userId, { amountFen: 1_00 })]
    const seen = { user: await read.user(userId), coupons: await couponsOf(userId), loanId }
    await tryCommit(reserveCoupon(userId, lost, 'another', due))
    return { loanId, userId, lost, left, seen }
  }

  it('goes to one: who did not name it goes on with the next best', async () => {
    const { userId, lost, left, seen } = await takenMeanwhile()
    await repaymentOrder(pages, seen, due)
    expect((await read.user(userId)).openLoan?.order?.coupon?.id).toBe(left)
    expect(await couponOf(userId, lost)).toMatchObject({ heldBy: 'another' })
  })

  it('goes to one: who named it is refused', async () => {
    const { userId, lost, seen } = await takenMeanwhile()
    expect(await codeOf(repaymentOrder(pages, { ...seen, couponId: lost }, due))).toBe('COUPON_UNUSABLE')
    expect((await read.user(userId)).openLoan).not.toHaveProperty('order')
  })

  it('ten orders for it, each of its own: it is in one', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const id = await grant(userId)
    const user = await read.user(userId)
    const { terms, startDate = '', dueDate = '' } = present(user.openLoan)
    const quote = quoteRepayment({ terms, startDate, dueDate }, '2030-01-01')
    const opening = (n: number) => {
      const given = { user, loanId, dueDate, quote, no: `2026120100000000000${loanId}${n}`.slice(-24), form: 'sealed' }
      const [order, pointer, , coupon] = openingWrites({
        ...given,
        coupon: { id, amountFen: 1_00 },
        validUntil: due,
        now: due,
      })
      return [present(order), present(pointer), present(coupon)]
    }
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, n) => tryCommit(...opening(n))))
    expect(outcomes.filter((refused) => refused === undefined)).toHaveLength(1)
    expect(new Set(outcomes.map((refused) => refused?.guard.name))).toEqual(new Set([undefined, 'couponUnused']))
  })

  it('five clicks at once: one order has it', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const id = await grant(userId)
    const seen = { user: await read.user(userId), coupons: await couponsOf(userId), loanId }
    const forms = await Promise.all(Array.from({ length: 5 }, () => repaymentOrder(pages, seen, due)))
    expect(new Set(forms.map((form) => JSON.stringify(form))).size).toBe(1)
    expect((await couponOf(userId, id)).heldBy).toBe((await read.user(userId)).openLoan?.order?.no)
  })
})

describe('an order that was given up, and is paid after all,', () => {
  /** The first order is dead and its coupon with the second. */
  async function late() {
    const { loanId, userId } = await loanIn('repaying')
    const id = await grant(userId)
    const first = await ask(userId, loanId)
    await endRepayment(first, 'unpaid', due + 121 * MINUTE)
    const second = await ask(userId, loanId, undefined, due + 121 * MINUTE)
    expect(await couponOf(userId, id)).toMatchObject({ state: 'reserved', heldBy: second.no })
    return { loanId, userId, id, first, second }
  }

  it('books with its coupon, which the other order loses', async () => {
    const { loanId, userId, id, first, second } = await late()
    expect(await settleRepayment(paid(first), due + DAY)).toBe(true)
    expect(await couponOf(userId, id)).toMatchObject({ state: 'used', heldBy: first.no })
    expect((await booksOf(loanId)).loans_receivable).toBe(0)

    // The second is paid too: all of its money is owed back, and the coupon stays spent.
    expect(await settleRepayment(paid(second), due + DAY)).toBe(true)
    expect(await booksOf(loanId)).toMatchObject({ refund_payable: -second.amountFen, coupon_expense: 5_00 })
    expect(await couponOf(userId, id)).toMatchObject({ state: 'used', heldBy: first.no })
    expect(await get(keys.break('paid-in-vain', second.no))).toMatchObject({ amountFen: second.amountFen })
  })

  it('is owed back when the other was paid first; the coupon was spent once', async () => {
    const { loanId, userId, id, first, second } = await late()
    await settleRepayment(paid(second), due + DAY)
    expect(await settleRepayment(paid(first), due + DAY)).toBe(true)
    expect(await couponOf(userId, id)).toMatchObject({ state: 'used', heldBy: second.no })
    expect(await booksOf(loanId)).toMatchObject({ loans_receivable: 0, refund_payable: -first.amountFen })
  })

  it('both at once, many times over: one books, one is owed back, one coupon is spent', async () => {
    const { loanId, userId, id, first, second } = await late()
    const notices = Array.from({ length: 20 }, (_, n) => paid(n % 2 ? first : second))
    const answers = await Promise.all(notices.map((notice) => settleRepayment(notice, due + DAY)))
    expect(new Set(answers)).toEqual(new Set([true]))
    const books = await booksOf(loanId)
    expect(books).toMatchObject({ loans_receivable: 0, coupon_expense: 5_00 })
    expect([first.amountFen, second.amountFen]).toContain(-(books.refund_payable ?? 0))
    expect((await couponOf(userId, id)).state).toBe('used')
  })

  it('books when its coupon was given back and its end has come since', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const id = await grant(userId, { validUntil: due })
    const order = await ask(userId, loanId)
    await endRepayment(order, 'unpaid', due + 121 * MINUTE)
    expect((await couponOf(userId, id)).state).toBe('unused')
    expect(await settleRepayment(paid(order), due + DAY)).toBe(true)
    expect((await couponOf(userId, id)).state).toBe('used')
  })
})

it('a payment in vain gives its own coupon back', async () => {
  const { loanId, userId } = await loanIn('repaying')
  const first = await openRepayment(loanId, due)
  const id = await grant(userId)
  const second = await ask(userId, loanId, id)
  expect(second.no).not.toBe(first.no)
  await settleRepayment(paid(first), due)
  expect((await couponOf(userId, id)).state).toBe('reserved')
  expect(await settleRepayment(paid(second), due)).toBe(true)
  expect((await couponOf(userId, id)).state).toBe('unused')
  expect(testStack.alarms()).toContain('unapplied payment owed back')
})
