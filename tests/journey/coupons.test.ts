import { describe, expect, test } from 'vitest'
import { addDays, dateOf } from '../../lib/domain/calendar.ts'
import type { H5Client } from '../../local/journey/client.ts'
import { OperatorClient } from '../../local/journey/operator.ts'
import { pay } from '../../local/journey/vendors.ts'
import { personOf } from './contract/people.ts'
import { awayFromTheEndOf, businessTime, EIGHT_HOURS, letPass } from './contract/table.ts'
import {
  approvedLoan,
  booksOf,
  indebted,
  readyBorrower,
  repaymentForm,
  sharedScene,
  startPayout,
  untilState,
} from './scene.ts'

const HOUR = 3_600_000
const reason = 'a journey'

// Amounts are those of the first day.
await awayFromTheEndOf(EIGHT_HOURS, 4 * HOUR)
const scene = await sharedScene()
const admin = await OperatorClient.signIn(scene.api, scene.sandbox.url, 'Ad', 'admin')

async function start(kind: 'cash' | 'repayment', amount: string): Promise<number> {
  const today = dateOf(await businessTime())
  const answer = await admin.post('/operator/coupon-campaigns', {
    name: `journey ${kind}`,
    kind,
    amount,
    min_amount: '500',
    valid_days: 30,
    from: today,
    until: addDays(today, 1),
    reason,
  })
  expect([answer.status, answer.error_message]).toEqual(['SUCCESS', 'Online'])
  return answer.results[0].campaign_id
}
const end = (id: number) => admin.post(`/operator/coupon-campaigns/${id}/end`, { reason })
const couponsOf = async (client: H5Client) => (await client.get('/cash-coupon-get')).results

/** A debtor who was given a repayment coupon of one yuan. */
async function withCoupon() {
  const debtor = personOf(await indebted(scene))
  const given = await admin.post(`/operator/users/${debtor.userId}/coupons`, {
    kind: 'repayment',
    amount: 1,
    valid_days: 7,
    reason,
  })
  return { ...debtor, couponId: given.results[0].coupon_id as number }
}

describe('coupons', () => {
  test('a cash coupon of a campaign: signed up for, paid on top of the loan, spent, and no gift to the hasty', async () => {
    const campaign = await start('cash', '2.5')
    const borrower = await readyBorrower(scene)
    expect((await end(campaign)).error_message).toBe('Off')
    const [listed] = (await admin.get('/operator/coupon-campaigns?limit=1')).results
    expect(listed).toMatchObject({ campaign_id: campaign, amount: 2.5, online: false, off_by: 'Ad' })

    const { client, person } = borrower
    const coupon = { coupon_id: campaign, coupon_name: 2, coupon_amount: 2.5, min_repayment: 0, min_withdrawal: 500 }
    expect(await couponsOf(client)).toMatchObject([{ ...coupon, state: 0 }])
    const loanId = await approvedLoan(scene, borrower, 1000)
    await startPayout(scene, loanId)
    await untilState(client, 'repaying')
    const [payout] = await scene.lianlian.payouts(person.cardNo)
    expect(payout?.request.money_order).toBe('1002.50')
    expect(await couponsOf(client)).toMatchObject([{ ...coupon, state: 1 }])

    // One day costs 0.65, but what was given is given back.
    const form = await repaymentForm(client, loanId)
    expect(form.money_order).toBe('1002.50')
    await pay(scene.sandbox, form)
    expect(await untilState(client, '')).toMatchObject({ quota: 2000 })
    expect((await booksOf(scene, loanId)).balances).toEqual({
      loans_receivable: 0,
      psp_clearing: 0,
      coupon_expense: 2.5,
      fee_income: -2.5,
    })
  })

  test('a repayment coupon: taken off what is paid, at most the fees, and spent with the payment', async () => {
    const { client, loanId, couponId, userId } = await withCoupon()
    expect((await client.post('/llpay-auth-pay', { loan_id: loanId, coupon_id: 1 })).error_message).toBe('代金券不可用')
    const named = await client.post('/llpay-auth-pay', { loan_id: loanId, coupon_id: couponId })
    const form = named.results[0].req_data
    expect(form.money_order).toBe('1000.00')
    expect(await repaymentForm(client, loanId)).toEqual(form)
    await pay(scene.sandbox, form)
    await untilState(client, '')
    expect(await couponsOf(client)).toMatchObject([{ coupon_id: couponId, state: 1 }])
    expect((await booksOf(scene, loanId)).balances).toEqual({
      loans_receivable: 0,
      psp_clearing: 0,
      coupon_expense: 0.65,
      fee_income: -0.65,
    })
    expect((await client.get('/repayments-record')).results[0].quota).toBe(1000)
    const nobody = await admin.post('/operator/users/1/coupons', { kind: 'cash', amount: 1, valid_days: 1, reason })
    expect(nobody.error_message).toBe('No such borrower')
    const forbidden = await scene.cashier.post(`/operator/users/${userId}/coupons`, { reason })
    expect(forbidden.status).toBe('PERMISSION_ERROR')
  })
})

describe('a repayment order', () => {
  test('whose payment failed makes way for a new one at once, which has the coupon', async () => {
    const { client, loanId, person } = await withCoupon()
    await scene.lianlian.next('fail', { card_no: person.cardNo }, 'authpay')
    const first = await repaymentForm(client, loanId)
    await pay(scene.sandbox, first)
    const second = await repaymentForm(client, loanId)
    expect(second.no_order).not.toBe(first.no_order)
    expect(second.money_order).toBe('1000.00')
    await pay(scene.sandbox, second)
    await untilState(client, '')
  })

  test('under way at LianLian is not to be paid a second time', async () => {
    const { client, loanId, person } = await indebted(scene)
    await scene.lianlian.next('processing', { card_no: person.cardNo }, 'authpay')
    await pay(scene.sandbox, await repaymentForm(client, loanId))
    const again = await client.post('/llpay-auth-pay', { loan_id: loanId })
    expect([again.status, again.error_message]).toEqual(['FAILURE', '还款处理中，请勿重复支付'])
  })

  test('paid, and never notified: found when its time is over; unpaid: its coupon is free again', async () => {
    const [paid, unpaid] = [await withCoupon(), await withCoupon()]
    await scene.lianlian.next('no-notice', { card_no: paid.person.cardNo }, 'authpay')
    const [form, first] = [
      await repaymentForm(paid.client, paid.loanId),
      await repaymentForm(unpaid.client, unpaid.loanId),
    ]
    await pay(scene.sandbox, form)
    await letPass(3 * HOUR)
    expect(await untilState(paid.client, '')).toMatchObject({ quota: 2000 })
    expect(await couponsOf(paid.client)).toMatchObject([{ state: 1 }])

    const second = await repaymentForm(unpaid.client, unpaid.loanId)
    expect(second.no_order).not.toBe(first.no_order)
    expect(second.money_order).toBe('1000.00')
    expect(await couponsOf(unpaid.client)).toMatchObject([{ state: 0 }])
  })
})
