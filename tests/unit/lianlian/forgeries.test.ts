import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isGenuine, signed } from '../../../lib/vendors/lianlian/signature.ts'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import { type Forgery, forged, forgeries } from '../../../local/sandbox/lianlian/forgeries.ts'
import {
  debitCard,
  lianlianKeys,
  merchantKeys,
  newOrderNo,
  partner,
  payoutOf,
  repaymentOf,
  type Stack,
  signCard,
  startStack,
} from './harness.ts'
import { lianlian } from './provider.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack({ speed: 20 })
  await signCard(stack)
})
afterAll(() => stack.close())

// Right in form and signature, but with another amount: for the order's owner to notice.
const worthless = forgeries.filter((how) => how !== 'other-amount')

describe('an answer', () => {
  const client = (effect: string) => (effect.startsWith('answer-') ? stack.provider : stack.hasty)
  const cases = [...worthless, 'slow', 'no-answer', 'http-500'].map(
    (how) => [how.replace(/^(?!slow|no-|http-)/, 'answer-')] as const,
  )

  it.each(cases)('%s to a question about a card is none', async (effect) => {
    await stack.sim('next', { at: 'bankcardbin', effect })
    await expect(client(effect).cardBin(debitCard)).rejects.toThrow(VendorUnavailable)
    expect(await stack.provider.cardBin(debitCard)).toMatchObject({ bankCode: '01050000' })
  })

  it.each(cases)('%s to a question about signed cards is none', async (effect) => {
    await stack.sim('next', { at: 'bankcardbindlist', effect })
    await expect(client(effect).agreements(42)).rejects.toThrow(VendorUnavailable)
  })

  it.each(cases)('%s to an unbinding leaves it open, though it is done', async (effect) => {
    const { result } = await signCard(stack, '6217001111119999')
    const agreementNo = String(JSON.parse(result).agreeno)
    await stack.sim('next', { at: 'bankcardunbind', effect })
    await expect(client(effect).unbindCard(42, agreementNo)).rejects.toThrow(VendorUnavailable)
    expect(await stack.provider.agreements(42, { agreementNo })).toEqual([])
    expect(await stack.provider.unbindCard(42, agreementNo)).toEqual({ refused: false })
  })

  it.each(cases)('%s to a question about a repayment is none', async (effect) => {
    const request = repaymentOf(stack)
    await stack.post('authpay', stack.provider.repaymentForm(request), '?auto=1')
    await stack.sim('next', { at: 'orderquery', effect })
    await expect(client(effect).queryRepayment(request)).rejects.toThrow(VendorUnavailable)
    expect(await stack.provider.queryRepayment(request)).toMatchObject({ state: 'paid' })
  })

  it.each(cases)('%s to a question about a payout is none', async (effect) => {
    const request = payoutOf(stack)
    await stack.provider.payOut(request)
    await stack.sim('next', { at: 'queryPayment', effect })
    await expect(client(effect).queryPayout(request.orderNo)).rejects.toThrow(VendorUnavailable)
  })

  it.each(cases)('%s to a payout leaves its outcome open', async (effect) => {
    const request = payoutOf(stack)
    await stack.sim('next', { match: { no_order: request.orderNo }, effect })
    const answer = await client(effect).payOut(request)
    expect(answer).toEqual({ outcome: 'unclear', cause: expect.any(VendorUnavailable) })
    expect(await stack.provider.queryPayout(request.orderNo)).not.toEqual({ state: 'unknown' })
  })
})

describe('a notification', () => {
  const payment = { money_order: '512.34', oid_paybill: '2017103112345678', result_pay: 'SUCCESS' }
  const genuine = () => ({ oid_partner: partner, no_order: newOrderNo(), dt_order: '20171031120000', ...payment })

  it('is read when genuine, and numbers may be numbers', () => {
    const text = JSON.stringify(signed(genuine(), lianlianKeys.privateKey))
    expect(stack.provider.readRepaymentNotice(text)).toMatchObject({ amountFen: 51_234, result: 'SUCCESS' })
    expect(stack.provider.readPayoutNotice(text)).toMatchObject({ amountFen: 51_234, state: 'success' })
    const asNumber = text.replace('"512.34"', '512.34')
    expect(stack.provider.readRepaymentNotice(asNumber)).toMatchObject({ amountFen: 51_234 })
  })

  it.each(worthless.map((how) => [how] as const))('%s is not believed', (how: Forgery) => {
    const text = forged(genuine(), how, lianlianKeys.privateKey)
    expect(stack.provider.readRepaymentNotice(text)).toBeUndefined()
    expect(stack.provider.readRepaymentReturn(text)).toBeUndefined()
    expect(stack.provider.readPayoutNotice(text)).toBeUndefined()
  })

  it.each([
    ['no amount', { money_order: '' }],
    ['nothing', { money_order: '0.00' }],
    ['a negative amount', { money_order: '-512.34' }],
    ['a third decimal', { money_order: '512.345' }],
    ['an unknown result', { result_pay: 'success' }],
    ['no order', { no_order: '' }],
    ['a date that is none', { settle_date: '2017-10-31' }],
  ])('of %s is not read, though signed', (_what, changes) => {
    const text = JSON.stringify(signed({ ...genuine(), ...changes }, lianlianKeys.privateKey))
    expect(stack.provider.readRepaymentNotice(text)).toBeUndefined()
    expect(stack.provider.readPayoutNotice(text)).toBeUndefined()
  })

  it('that we signed ourselves is not believed', () => {
    const text = JSON.stringify(signed(genuine(), merchantKeys.privateKey))
    expect(stack.provider.readRepaymentNotice(text)).toBeUndefined()
  })
})

describe('an answer to another question', () => {
  /** Answers everything with the same body, as an attacker who replays would. */
  async function replaying(answer: string | ((write: (chunk: string) => void) => void), status = 200) {
    const server = createServer((_request, response) => {
      response.statusCode = status
      if (typeof answer === 'string') response.end(answer)
      else answer((chunk) => response.write(chunk))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const provider = lianlian({
      ...stack.config,
      endpoints: { query: base, trader: base, instantPay: base },
      timeoutMs: 1_000,
    })
    return { provider, close: () => server.closeAllConnections() ?? server.close() }
  }
  const asSigned = (fields: Record<string, string>) =>
    JSON.stringify(
      signed({ ret_code: '0000', ret_msg: '交易成功', oid_partner: partner, ...fields }, lianlianKeys.privateKey),
    )

  it('is none', async () => {
    const order = {
      no_order: 'another',
      dt_order: '20171031120000',
      money_order: '1.00',
      oid_paybill: '2017103100000001',
    }
    const { provider, close } = await replaying(
      asSigned({ ...order, result_pay: 'SUCCESS', user_id: '41', count: '0' }),
    )
    await expect(provider.queryPayout('mine')).rejects.toThrow(VendorUnavailable)
    await expect(provider.queryRepayment({ orderNo: 'mine', orderedAtMs: 0 })).rejects.toThrow(VendorUnavailable)
    await expect(provider.agreements(42)).rejects.toThrow(VendorUnavailable)
    expect(await provider.payOut(payoutOf(stack))).toMatchObject({ outcome: 'unclear' })
    close()
  })

  it('may sign bank_name, memo and card_no, or not', async () => {
    const order = { no_order: 'mine', dt_order: '20171031120000', money_order: '1.00', oid_paybill: '2017103100000001' }
    const fields = { ...order, result_pay: 'SUCCESS' }
    const extras = { bank_name: '建设银行', memo: '备注', card_no: '621700******2222' }
    const bodies = [
      asSigned(fields),
      JSON.stringify({ ...JSON.parse(asSigned(fields)), ...extras }),
      JSON.stringify({
        ...JSON.parse(asSigned({ ...fields, card_no: extras.card_no })),
        memo: '备注',
        bank_name: '银行',
      }),
      JSON.stringify({ ...JSON.parse(asSigned({ ...fields, memo: extras.memo })), card_no: '1', bank_name: '银行' }),
      asSigned({ ...fields, ...extras }),
    ]
    for (const body of bodies) {
      const { provider, close } = await replaying(body)
      const query = { orderNo: 'mine', orderedAtMs: Date.UTC(2017, 9, 31, 4) }
      expect(await provider.queryRepayment(query)).toMatchObject({ state: 'paid', notice: { amountFen: 100 } })
      close()
    }
  })

  it('may be a refusal without a signature, but a wrong signature is none', async () => {
    const refusal = { ret_code: '1004', ret_msg: '商户请求参数[card_no]非法。' }
    const unsigned = await replaying(JSON.stringify(refusal))
    expect(await unsigned.provider.payOut(payoutOf(stack))).toMatchObject({ outcome: 'refused', signed: false })
    unsigned.close()
    const wrong = await replaying(JSON.stringify({ ...refusal, sign_type: 'RSA', sign: 'AAAA' }))
    expect(await wrong.provider.payOut(payoutOf(stack))).toMatchObject({ outcome: 'unclear' })
    wrong.close()
  })

  it('is not believed to want a confirmation without a signature', async () => {
    const request = payoutOf(stack)
    const answer = { ret_code: '4002', no_order: request.orderNo, confirm_code: '123456' }
    const { provider, close } = await replaying(JSON.stringify(answer))
    expect(await provider.payOut(request)).toMatchObject({ outcome: 'unclear' })
    close()
  })

  it.each([
    ['HTTP 500', asSigned({}), 500],
    ['a redirect', asSigned({}), 302],
    [
      'too long',
      asSigned({ bank_code: '01050000', bank_name: '建设银行', card_type: '2', memo: 'x'.repeat(300_000) }),
      200,
    ],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]).toString('latin1'), 200],
    ['nothing', '', 200],
  ])('is none: %s', async (_what, body, status) => {
    const { provider, close } = await replaying(body, status)
    await expect(provider.cardBin(debitCard)).rejects.toThrow(VendorUnavailable)
    close()
  })

  it('is none when its body never ends', async () => {
    const { provider, close } = await replaying((write) => write('{"ret_code":'))
    await expect(provider.cardBin(debitCard)).rejects.toThrow(/no answer/)
    close()
  })

  it('is none when nobody listens', async () => {
    const { provider, close } = await replaying('')
    close()
    await expect(provider.cardBin(debitCard)).rejects.toThrow(VendorUnavailable)
  })
})

describe('the sandbox is as strict with us', () => {
  const ask = async (body: string, path = 'bankcardbin.htm') => {
    const response = await fetch(`${stack.base}/${path}`, { method: 'POST', body })
    return (await response.json()) as Record<string, string>
  }
  const question = { oid_partner: partner, card_no: debitCard }

  it.each([
    ['another key', JSON.stringify(signed(question, lianlianKeys.privateKey)), '1001'],
    ['no signature', JSON.stringify(question), '1001'],
    ['MD5', forged(question, 'md5', merchantKeys.privateKey), '1001'],
    ['another merchant', forged(question, 'other-partner', merchantKeys.privateKey), '3001'],
    ['no JSON', 'card_no=6217', '1012'],
  ])('%s', async (_what, body, code) => {
    const answer = await ask(body)
    expect(answer.ret_code).toBe(code)
    expect(isGenuine(answer, lianlianKeys.publicKey)).toBe(true)
  })

  it('a missing field is 1004, named and unsigned', async () => {
    const answer = await ask(JSON.stringify(signed({ oid_partner: partner }, merchantKeys.privateKey)))
    expect(answer).toEqual({ ret_code: '1004', ret_msg: '商户请求参数[card_no]非法。' })
  })

  it('an unknown order is 8901, unsigned', async () => {
    const query = signed({ oid_partner: partner, api_version: '1.0', no_order: 'none' }, merchantKeys.privateKey)
    const answer = await ask(JSON.stringify(query), 'paymentapi/queryPayment.htm')
    expect(answer).toEqual({ ret_code: '8901', ret_msg: '没有记录' })
  })

  it('a pay_load that does not open is 4007', async () => {
    const body = JSON.stringify({ oid_partner: partner, pay_load: 'lianpay1_0_1$a$b$c$d$e' })
    expect((await ask(body, 'paymentapi/payment.htm')).ret_code).toBe('4007')
  })
})
