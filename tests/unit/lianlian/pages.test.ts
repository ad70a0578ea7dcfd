import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signed } from '../../../lib/vendors/lianlian/signature.ts'
import type { RepaymentRequest, SignedForm } from '../../../lib/vendors/payment-provider.ts'
import { debitCard, fieldOf, merchantKeys, payer, repaymentOf, type Stack, signCard, startStack } from './harness.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
  await signCard(stack)
})
afterAll(() => stack.close())

const open = async (form: 'signApply' | 'authpay', fields: SignedForm, query = '') => {
  const response = await stack.post(form, fields, query)
  return { status: response.status, html: await response.text() }
}

/** Presses a button of the page, with what was typed into it. */
const press = (form: 'signApply' | 'authpay', html: string, typed: Record<string, string>) =>
  fetch(new URL(/action="(\?page=[^"]+)"/.exec(html)?.[1] ?? '', `${stack.base}/${form}.htm`), {
    method: 'POST',
    body: new URLSearchParams(typed),
    redirect: 'manual',
  })

const signingForm = (cardNo: string, who = payer) =>
  stack.provider.cardSigningForm({ payer: who, cardNo, returnUrl: 'http://merchant.test/sign-return' })
const payingForm = (changes: Partial<RepaymentRequest> = {}) =>
  stack.provider.repaymentForm(repaymentOf(stack, changes))
const codeOf = (html: string) => /data-code="(\w+)"/.exec(html)?.[1]

describe('every page', () => {
  it('is for phones, in Chinese, and needs nothing from elsewhere', async () => {
    for (const { html } of [
      await open('signApply', signingForm('6217001111113333')),
      await open('authpay', payingForm()),
    ]) {
      expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">')
      expect(html).toContain('<html lang="zh-CN">')
      expect(html).not.toMatch(/(?:src|href)=["']?(?:https?:)?\/\//)
    }
  })

  it('escapes what it shows', async () => {
    const name = `<script>alert('1')</script>"&`
    const who = { ...payer, userId: 500, name }
    const signing = await open('signApply', signingForm('6217001111113334', who))
    const paying = await open('authpay', payingForm({ payer: who }))
    for (const { html } of [signing, paying]) {
      expect(html).not.toContain('<script>alert')
      expect(html).toContain('script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;')
    }
    const returnUrl = `http://merchant.test/"'><script>alert(1)</script>`
    const paid = await open('authpay', payingForm({ payer: { ...payer, name }, returnUrl }), '?auto=1')
    expect(paid.html).not.toContain('<script>alert')
    expect(stack.provider.readRepaymentReturn(fieldOf(paid.html, 'res_data'))).toMatchObject({ result: 'SUCCESS' })
  })

  it('refuses what we have not signed, or signed wrong', async () => {
    expect(await open('authpay', { ...payingForm(), money_order: '0.01' })).toMatchObject({ status: 400 })
    expect(codeOf((await open('authpay', { ...payingForm(), money_order: '0.01' })).html)).toBe('1001')
    expect(codeOf((await open('signApply', { ...signingForm(debitCard), sign: '' })).html)).toBe('1001')
    const { sign: _, ...fields } = payingForm()
    const html = async (changes: SignedForm) =>
      (await open('authpay', signed({ ...fields, ...changes }, merchantKeys.privateKey))).html
    expect(await html({ money_order: '' })).toContain('商户请求参数[money_order]非法。')
    expect(await html({ money_order: '1' })).toContain('[money_order]')
    expect(await html({ notify_url: `${stack.merchant.url}?id=123` })).toContain('[notify_url]')
    expect(await html({ no_agree: '2017103100000001', card_no: debitCard })).toContain('[card_no]')
    const noData = await fetch(`${stack.base}/authpay.htm`, { method: 'POST', body: new URLSearchParams() })
    expect(codeOf(await noData.text())).toBe('1012')
  })

  it('has a limit to what may be posted', async () => {
    const body = new URLSearchParams({ req_data: 'x'.repeat(100_000) })
    expect((await fetch(`${stack.base}/authpay.htm`, { method: 'POST', body })).status).toBe(413)
  })
})

describe('the page to sign a card', () => {
  it('shows whose card it is, masked, and takes the code', async () => {
    const { html } = await open('signApply', signingForm('6217001111114444'))
    expect(html).toContain('621700******4444')
    expect(html).toContain('*试甲')
    expect(html).not.toContain('6217001111114444')
    const wrong = await press('signApply', html, { code: '000000', do: 'confirm' })
    expect(await wrong.text()).toContain('短信码校验错误')
    const right = await press('signApply', html, { code: '123456', do: 'confirm' })
    const { status = '', result = '' } = Object.fromEntries(new URL(right.headers.get('location') ?? '').searchParams)
    expect(stack.provider.readCardSigningReturn({ status, result })).toMatchObject({ outcome: 'signed', userId: 42 })
    const again = await press('signApply', html, { code: '123456', do: 'confirm' })
    expect(codeOf(await again.text())).toBe('9903')
  })

  it('can be left', async () => {
    const { html } = await open('signApply', signingForm('6217001111115555'))
    const left = await press('signApply', html, { do: 'cancel', code: '' })
    const address = new URL(left.headers.get('location') ?? '')
    expect(address.searchParams.get('status')).toBe('9903')
    expect(await stack.provider.agreements(42, { cardNo: '6217001111115555' })).toEqual([])
  })

  it('says that the card is signed already, and leads back', async () => {
    const { status, html } = await open('signApply', signingForm(debitCard))
    expect([status, codeOf(html)]).toEqual([400, '3009'])
    expect(html).toContain('href="http://merchant.test/sign-return?status=3009&amp;result=')
  })
})

describe('the page to pay', () => {
  it("lists the user's signed cards, takes the code, and is paid with the card picked", async () => {
    const request = repaymentOf(stack)
    const { html } = await open('authpay', stack.provider.repaymentForm(request))
    expect(html).toContain('¥512.34')
    const [agreement] = await stack.provider.agreements(42, { cardNo: debitCard })
    expect(html).toContain(`name="card" value="${agreement?.agreementNo}"`)
    const card = agreement?.agreementNo ?? ''
    expect(await (await press('authpay', html, { card, code: '1', do: 'confirm' })).text()).toContain('短信码校验错误')
    expect(await stack.provider.queryRepayment(request)).toEqual({ state: 'unpaid' })
    const paid = await (await press('authpay', html, { card, code: '123456', do: 'confirm' })).text()
    expect(stack.provider.readRepaymentReturn(fieldOf(paid, 'res_data'))).toMatchObject({ orderNo: request.orderNo })
    expect(await stack.provider.queryRepayment(request)).toMatchObject({ state: 'paid' })
  })

  it("does not take another user's card, nor a number that is none", async () => {
    await signCard(stack, '6217001111118888', { ...payer, userId: 600 })
    const [others] = await stack.provider.agreements(600)
    const { html } = await open('authpay', payingForm())
    const answer = async (typed: Record<string, string>) =>
      (await press('authpay', html, { code: '123456', do: 'confirm', ...typed })).text()
    expect(await answer({ card: others?.agreementNo ?? '' })).toContain('签约信息不存在（3003）')
    expect(await answer({ card: 'new', card_no: '1234' })).toContain('卡bin校验失败（5001）')
    expect(await answer({ card: 'new', card_no: '6217001111110005' })).toContain('（1108）')
  })

  it('can be left: back without data, and the order is still open', async () => {
    const request = repaymentOf(stack)
    const form = stack.provider.repaymentForm(request)
    const { html } = await open('authpay', form)
    const left = await press('authpay', html, { do: 'cancel' })
    expect([left.status, left.headers.get('location')]).toEqual([303, 'http://merchant.test/return'])
    expect(await stack.provider.queryRepayment(request)).toEqual({ state: 'unpaid' })
    expect((await open('authpay', form)).status).toBe(200)
  })

  it('refuses an order that is paid: 2007', async () => {
    const form = payingForm()
    await open('authpay', form, '?auto=1')
    expect(codeOf((await open('authpay', form)).html)).toBe('2007')
  })

  it('refuses an order that is being paid: 2005', async () => {
    const form = payingForm()
    await stack.sim('next', { match: { no_order: form.no_order }, effect: 'processing' })
    await open('authpay', form, '?auto=1')
    expect(codeOf((await open('authpay', form)).html)).toBe('2005')
  })

  it('refuses an order that differs from the first of its number: 9904', async () => {
    const request = repaymentOf(stack)
    await open('authpay', stack.provider.repaymentForm(request))
    const changed = stack.provider.repaymentForm({ ...request, amountFen: request.amountFen + 1 })
    expect(codeOf((await open('authpay', changed)).html)).toBe('9904')
    const another = stack.provider.repaymentForm({ ...request, payer: { ...payer, userId: 43 } })
    expect(codeOf((await open('authpay', another, '?auto=1')).html)).toBe('9904')
  })

  it('refuses an order past its time: 2006, opened before or not', async () => {
    const [fresh, opened] = [repaymentOf(stack), repaymentOf(stack)]
    const { html } = await open('authpay', stack.provider.repaymentForm(opened))
    stack.clock.ms += 120 * 60_000 - 1
    expect((await open('authpay', stack.provider.repaymentForm(fresh))).status).toBe(200)
    stack.clock.ms += 1
    expect(codeOf((await open('authpay', stack.provider.repaymentForm(fresh), '?auto=1')).html)).toBe('2006')
    const late = await press('authpay', html, { do: 'confirm', code: '123456' })
    expect(codeOf(await late.text())).toBe('2006')
    expect(await stack.provider.queryRepayment(opened)).toEqual({ state: 'unpaid' })
    stack.clock.ms -= 120 * 60_000
  })
})
