import { describe, expect, it } from 'vitest'
import { balances } from '../../../lib/domain/ledger.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { grantCoupon, loanHolder, reserveCoupon } from '../../../lib/store/coupon.ts'
import { keys } from '../../../lib/store/keys.ts'
import { movementsOf } from '../../../lib/store/movement.ts'
import { commit } from '../../../lib/table/commit.ts'
import { update } from '../../../lib/table/update.ts'
import { noon } from '../borrowers.ts'
import { payouts } from '../payouts.ts'
import { testStack } from '../test-stack.ts'

const { disburse, loanIn, openRepayment, paid, read, settle } = payouts()

/** An approved loan of 1000 yuan that comes with a cash coupon of 5, and the payout of it. */
async function withCoupon() {
  const { loanId, userId } = await loanIn('review_success')
  const cashCoupon = { id: 1, amountFen: 5_00 }
  const granted = { id: 1, kind: 'cash' as const, amountFen: 5_00, minFen: 0 }
  await commit(grantCoupon(userId, { ...granted, grantedAt: noon, source: 'test', validUntil: noon }))
  await commit(reserveCoupon(userId, 1, loanHolder(loanId), noon))
  await update(keys.loan(loanId), { set: { 'terms.cashCoupon': cashCoupon } })
  await update(keys.user(userId), { set: { 'openLoan.terms.cashCoupon': cashCoupon } })
  return { loanId, userId, no: await disburse(loanId) }
}

const booksOf = async (loanId: number) => balances((await movementsOf(loanId)).map(({ postings }) => postings))

describe('a cash coupon', () => {
  it('is paid on top of the principal, as an expense; the loan is of the principal', async () => {
    const { loanId, userId, no } = await withCoupon()
    expect(await read.payout(no)).toMatchObject({ amountFen: 1005_00, principalFen: 1000_00, couponFen: 5_00 })
    expect(await settle(no, 'success')).toBe(true)
    expect(await booksOf(loanId)).toEqual({ loans_receivable: 1000_00, coupon_expense: 5_00, psp_clearing: -1005_00 })
    const messages = (await testStack.everything()).filter((item) => item.userId === userId && item.template)
    expect(messages).toMatchObject([{ params: { cash_account: '1005.00' } }])
  })

  it('leaves the books with the payout that the bank sends back', async () => {
    const { loanId, no } = await withCoupon()
    await settle(no, 'success')
    expect(await settle(no, 'cancelled')).toBe(true)
    expect(await booksOf(loanId)).toEqual({ loans_receivable: 0, coupon_expense: 0, psp_clearing: 0 })
  })

  it('of a payout that we had given up is in suspense with it', async () => {
    const { loanId, no } = await withCoupon()
    await settle(no, 'failure')
    await settle(no, 'success')
    expect(await booksOf(loanId)).toEqual({ suspense: 1005_00, psp_clearing: -1005_00 })
  })

  it('sent back after the repayment is owed with the rest', async () => {
    const { loanId, no } = await withCoupon()
    await settle(no, 'success')
    await settleRepayment(paid(await openRepayment(loanId)), noon)
    await settle(no, 'cancelled')
    expect(await booksOf(loanId)).toMatchObject({ loans_receivable: 0, refund_payable: -1005_00 })
  })
})
