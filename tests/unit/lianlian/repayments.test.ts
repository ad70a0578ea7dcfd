import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RepaymentRequest } from '../../../lib/vendors/payment-provider.ts'
import { debitCard, fieldOf, noon, payer, repaymentOf, type Stack, signCard, startStack, until } from './harness.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
  await signCard(stack, debitCard)
})
afterAll(() => stack.close())

const pay = (request: RepaymentRequest) => stack.post('authpay', stack.provider.repaymentForm(request), '?auto=1')
const noticesOf = (orderNo: string) => stack.merchant.notices.filter(({ body }) => body.includes(`"${orderNo}"`))
const readNotices = (orderNo: string) => noticesOf(orderNo).map(({ body }) => stack.provider.readRepaymentNotice(body))
const next = (orderNo: string, effect: string) => stack.sim('next', { match: { no_order: orderNo }, effect })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('the form to pay', () => {
  it("has the contract's fields and valid_order, sorted, the signature last", () => {
    const form = stack.provider.repaymentForm(repaymentOf(stack, { orderNo: '201710310000000002090144', amountFen: 1 }))
    expect(Object.keys(form).join()).toBe(
      'acct_name,app_request,busi_partner,dt_order,id_no,id_type,info_order,money_order,name_goods,no_order,' +
        'notify_url,oid_partner,risk_item,sign_type,url_return,user_id,valid_order,version,sign',
    )
    expect(form).toMatchObject({
      acct_name: '测试甲',
      app_request: '3',
      busi_partner: '101001',
      dt_order: '20171031120000',
      id_type: '0',
      info_order: '用户还款',
      money_order: '0.01',
      name_goods: '用户主动还款',
      user_id: '42',
      valid_order: '120',
      version: '1.1',
    })
  })
})

describe('a repayment', () => {
  it('is paid: the browser carries a result back, the notification and the query say the same', async () => {
    const request = repaymentOf(stack)
    const query = { orderNo: request.orderNo, orderedAtMs: request.orderedAtMs }
    expect(await stack.provider.queryRepayment(query)).toEqual({ state: 'unknown' })
    const response = await pay(request)
    const page = await response.text()
    expect(page).toContain('action="http://merchant.test/return"')
    const notice = {
      orderNo: request.orderNo,
      amountFen: 51_234,
      result: 'SUCCESS',
      providerNo: expect.stringMatching(/^20171031\d{8}$/),
      settleDate: '20171031',
    }
    expect(stack.provider.readRepaymentReturn(fieldOf(page, 'res_data'))).toEqual(notice)
    expect(await until(() => readNotices(request.orderNo)[0])).toEqual(notice)
    expect(noticesOf(request.orderNo)[0]?.contentType).toBe('text/json;charset=utf-8')
    expect(await stack.provider.queryRepayment(query)).toEqual({ state: 'paid', notice })
    expect(await stack.provider.queryRepayment({ ...query, orderedAtMs: noon + 1000 })).toEqual({ state: 'unknown' })
  })

  it('that is only opened is unpaid', async () => {
    const request = repaymentOf(stack)
    await stack.post('authpay', stack.provider.repaymentForm(request))
    expect(await stack.provider.queryRepayment(request)).toEqual({ state: 'unpaid' })
  })

  it('fails: the browser comes back without data, and nothing is notified', async () => {
    const request = repaymentOf(stack)
    await next(request.orderNo, 'fail')
    const response = await pay(request)
    expect([response.status, response.headers.get('location')]).toEqual([303, 'http://merchant.test/return'])
    expect(await stack.provider.queryRepayment(request)).toEqual({ state: 'failed' })
    await pause(50)
    expect(noticesOf(request.orderNo)).toEqual([])
  })

  it('stays in progress until it is moved', async () => {
    const request = repaymentOf(stack)
    await next(request.orderNo, 'processing')
    const page = await (await pay(request)).text()
    expect(stack.provider.readRepaymentReturn(fieldOf(page, 'res_data'))).toMatchObject({ result: 'PROCESSING' })
    expect(await stack.provider.queryRepayment(request)).toEqual({ state: 'processing' })
    await stack.sim(`payments/${request.orderNo}/state`, { state: 'SUCCESS' })
    expect(await until(() => readNotices(request.orderNo)[0])).toMatchObject({ result: 'SUCCESS' })
    await stack.sim(`payments/${request.orderNo}/state`, { state: 'REFUND' })
    expect(await stack.provider.queryRepayment(request)).toEqual({ state: 'refunded' })
  })

  it('may never be notified: the query tells', async () => {
    const request = repaymentOf(stack)
    await next(request.orderNo, 'no-notice')
    await pay(request)
    await pause(50)
    expect(noticesOf(request.orderNo)).toEqual([])
    expect(await stack.provider.queryRepayment(request)).toMatchObject({ state: 'paid' })
  })

  it('may be notified twice at once', async () => {
    const request = repaymentOf(stack)
    await next(request.orderNo, 'notice-twice')
    await pay(request)
    await until(() => noticesOf(request.orderNo).length === 2)
    expect(noticesOf(request.orderNo)[0]?.body).toBe(noticesOf(request.orderNo)[1]?.body)
  })

  it('may be notified before the browser returns, or long after', async () => {
    const [first, late] = [repaymentOf(stack), repaymentOf(stack)]
    await next(first.orderNo, 'notice-first')
    await next(late.orderNo, 'notice-late')
    await pay(first)
    expect(noticesOf(first.orderNo)).toHaveLength(1)
    const paidAtMs = Date.now()
    await pay(late)
    const notice = await until(() => noticesOf(late.orderNo)[0])
    expect(notice.atMs - paidAtMs).toBeGreaterThan(10_000 / 50 - 10)
  })

  it('may be notified with another amount, validly signed', async () => {
    const request = repaymentOf(stack)
    await next(request.orderNo, 'notice-other-amount')
    await pay(request)
    expect(await until(() => readNotices(request.orderNo)[0])).toMatchObject({ amountFen: 51_334, result: 'SUCCESS' })
  })

  it('can be paid with a new card, which is signed by that', async () => {
    const other = { ...payer, userId: 77 }
    const request = repaymentOf(stack, { payer: other })
    await pay(request)
    expect(await stack.provider.queryRepayment(request)).toMatchObject({ state: 'paid' })
    expect(await stack.provider.agreements(77)).toMatchObject([{ cardTail: '0123', bankCode: '01050000' }])
  })

  it.each([
    [51_51, 'failed'],
    [51_52, 'processing'],
    [51_56, 'paid'],
    [51_00, 'paid'],
  ])('of %i fen is %s where amounts mean something', async (amountFen, state) => {
    await stack.sim('magic-amounts', { enabled: true })
    const request = repaymentOf(stack, { amountFen })
    await pay(request)
    expect(await stack.provider.queryRepayment(request)).toMatchObject({ state })
    await stack.sim('magic-amounts', { enabled: false })
  })

  it('fails with a card ending 0003', async () => {
    const other = { ...payer, userId: 78 }
    await signCard(stack, '6217001111110003', other)
    const request = repaymentOf(stack, { payer: other })
    await pay(request)
    expect(await stack.provider.queryRepayment(request)).toEqual({ state: 'failed' })
  })

  it("does as told for a user's every payment, until told otherwise", async () => {
    await stack.sim('next', { match: { user_id: 42 }, effect: 'fail', sticky: true })
    for (let i = 0; i < 2; i += 1) {
      const request = repaymentOf(stack)
      await pay(request)
      expect(await stack.provider.queryRepayment(request)).toEqual({ state: 'failed' })
    }
    await stack.sim('next', undefined, 'DELETE')
    const request = repaymentOf(stack)
    await pay(request)
    expect(await stack.provider.queryRepayment(request)).toMatchObject({ state: 'paid' })
  })
})
