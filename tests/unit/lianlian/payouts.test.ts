import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import { payer, payoutOf, type Stack, startStack, until } from './harness.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.close())

let cards = 0
const freshCard = () => `621700${String(++cards).padStart(6, '0')}8889`
const magicCard = (ending: string) => `621700${String(++cards).padStart(6, '0')}${ending}`

/** Its own card, so that no payout looks like another. */
const payout = (changes: object = {}) => payoutOf(stack, { cardNo: freshCard(), ...changes })
const noticesOf = (orderNo: string) =>
  stack.merchant.notices
    .filter(({ body }) => body.includes(`"${orderNo}"`))
    .map(({ body }) => stack.provider.readPayoutNotice(body))
const next = (orderNo: string, effect: string) => stack.sim('next', { match: { no_order: orderNo }, effect })
const finalState = (orderNo: string, state: string) =>
  until(async () => {
    const status = await stack.provider.queryPayout(orderNo)
    return status.state === state && status
  })

describe('a payout', () => {
  it('is accepted, then paid and notified', async () => {
    const request = payout()
    const answer = await stack.provider.payOut(request)
    expect(answer).toEqual({ outcome: 'accepted', providerNo: expect.stringMatching(/^20171031\d{8}$/) })
    const paid = await finalState(request.orderNo, 'success')
    expect(paid).toEqual({
      state: 'success',
      orderNo: request.orderNo,
      amountFen: request.amountFen,
      providerNo: 'providerNo' in answer ? answer.providerNo : '',
      settleDate: '20171031',
      info: '放款',
    })
    expect(await until(() => noticesOf(request.orderNo)[0])).toEqual(paid)
  })

  it('is unknown before it is sent', async () => {
    expect(await stack.provider.queryPayout('never-sent')).toEqual({ state: 'unknown' })
  })

  it('sent again is unclear: only a query tells', async () => {
    const request = payout()
    await next(request.orderNo, 'processing')
    await stack.provider.payOut(request)
    expect(await stack.provider.payOut(request)).toEqual({ outcome: 'unclear', code: '2005' })
    await stack.sim(`payouts/${request.orderNo}/state`, { state: 'SUCCESS' })
    expect(await stack.provider.payOut(request)).toEqual({ outcome: 'unclear', code: '1002' })
  })

  it('is unclear and was never made when LianLian is down', async () => {
    const request = payout()
    await next(request.orderNo, 'silence')
    expect(await stack.hasty.payOut(request)).toMatchObject({
      outcome: 'unclear',
      cause: expect.any(VendorUnavailable),
    })
    expect(await stack.provider.queryPayout(request.orderNo)).toEqual({ state: 'unknown' })
  })

  it.each([
    ['no-answer', undefined],
    ['answer-9999', '9999'],
  ])('may be made although the answer fails: %s', async (effect, code) => {
    const request = payout()
    await next(request.orderNo, effect)
    const answer = await stack.hasty.payOut(request)
    expect(answer).toMatchObject({ outcome: 'unclear', ...(code && { code }) })
    if (!code) expect('cause' in answer && answer.cause).toBeInstanceOf(VendorUnavailable)
    expect(await finalState(request.orderNo, 'success')).toMatchObject({ amountFen: request.amountFen })
  })

  it.each([['2005'], ['1002'], ['4006'], ['4007'], ['4009'], ['9999'], ['9904']])(
    'is unclear after %s',
    async (code) => {
      const request = payout()
      await next(request.orderNo, code)
      expect(await stack.provider.payOut(request)).toEqual({ outcome: 'unclear', code })
    },
  )

  it('fails with a reason', async () => {
    const request = payout()
    await next(request.orderNo, 'fail')
    await stack.provider.payOut(request)
    expect(await finalState(request.orderNo, 'failure')).toMatchObject({ info: '收款账户状态异常' })
    expect(await until(() => noticesOf(request.orderNo)[0])).toMatchObject({
      state: 'failure',
      info: '收款账户状态异常',
    })
  })

  it('stays in progress until it is moved', async () => {
    const request = payout()
    await next(request.orderNo, 'processing')
    await stack.provider.payOut(request)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(await stack.provider.queryPayout(request.orderNo)).toEqual({ state: 'processing' })
    await stack.sim(`payouts/${request.orderNo}/state`, { state: 'FAILURE', info: '账户冻结' })
    expect(await stack.provider.queryPayout(request.orderNo)).toMatchObject({ state: 'failure', info: '账户冻结' })
  })

  it('comes back from the bank after success', async () => {
    const request = payout()
    await next(request.orderNo, 'bounce')
    await stack.provider.payOut(request)
    expect(await finalState(request.orderNo, 'cancelled')).toMatchObject({ info: '银行退票' })
    const notices = await until(() => noticesOf(request.orderNo).length === 2 && noticesOf(request.orderNo))
    expect(notices.map((notice) => notice?.state)).toEqual(['success', 'cancelled'])
  })

  it('comes back and says so before it said success', async () => {
    const request = payout()
    await next(request.orderNo, 'cancel-first')
    await stack.provider.payOut(request)
    const notices = await until(() => noticesOf(request.orderNo).length === 2 && noticesOf(request.orderNo))
    expect(notices.map((notice) => notice?.state)).toEqual(['cancelled', 'success'])
  })

  it('is notified twice, or never', async () => {
    const [twice, never] = [payout(), payout()]
    await next(twice.orderNo, 'notice-twice')
    await next(never.orderNo, 'no-notice')
    await stack.provider.payOut(never)
    await stack.provider.payOut(twice)
    await until(() => noticesOf(twice.orderNo).length === 2)
    await finalState(never.orderNo, 'success')
    expect(noticesOf(never.orderNo)).toEqual([])
  })

  it("takes from the merchant's balance, and a failure gives back", async () => {
    const balance = async () => Number((await stack.sim('balance')).fen)
    const before = await balance()
    const [paid, failed] = [payout(), payout()]
    await next(failed.orderNo, 'processing')
    await Promise.all([stack.provider.payOut(paid), stack.provider.payOut(failed)])
    expect(await balance()).toBe(before - paid.amountFen - failed.amountFen)
    await stack.sim(`payouts/${failed.orderNo}/state`, { state: 'FAILURE' })
    await finalState(paid.orderNo, 'success')
    expect(await balance()).toBe(before - paid.amountFen)
    await stack.sim('balance', { fen: 100 })
    expect(await stack.provider.payOut(payout())).toMatchObject({ outcome: 'refused', code: '9104', signed: true })
    await stack.sim('balance', { fen: before })
  })

  it('may be sent again under the same number after a refusal', async () => {
    const request = payout()
    await next(request.orderNo, '1005')
    expect(await stack.provider.payOut(request)).toMatchObject({ outcome: 'refused', code: '1005', signed: true })
    expect(await stack.provider.queryPayout(request.orderNo)).toEqual({ state: 'unknown' })
    expect(await stack.provider.payOut(request)).toMatchObject({ outcome: 'accepted' })
  })

  it.each([
    ['a card ending 0002', { cardNo: magicCard('0002') }, '4012', true],
    ['a card ending 0003', { cardNo: magicCard('0003') }, '1005', true],
    ['the name 余额不足', { name: '余额不足' }, '9104', true],
    ['a malformed order', { cardNo: 'x' }, '1004', false],
  ])('is refused: %s', async (_what, changes, code, signedAnswer) => {
    const answer = await stack.provider.payOut(payout(changes))
    expect(answer).toMatchObject({ outcome: 'refused', code, signed: signedAnswer })
  })

  it('carries a memo that the bank takes, however long', async () => {
    const request = payout({ memo: `放款 <${'长'.repeat(40)}>` })
    expect(await stack.provider.payOut(request)).toMatchObject({ outcome: 'accepted' })
    const { payouts } = (await stack.sim('payouts')) as unknown as { payouts: { request: Record<string, string> }[] }
    const sent = payouts.find((row) => row.request.no_order === request.orderNo)?.request
    expect(sent).toMatchObject({ memo: `放款${'长'.repeat(22)}`, flag_card: '0', api_version: '1.0' })
  })
})

describe('the amounts that mean something', () => {
  it('do so only when switched on', async () => {
    const plain = payout({ amountFen: 100_55 })
    expect(await stack.provider.payOut(plain)).toMatchObject({ outcome: 'accepted' })
    await stack.sim('magic-amounts', { enabled: true })
    const outcomes = [
      [100_51, 'accepted', 'failure'],
      [100_52, 'accepted', 'processing'],
      [100_53, 'accepted', 'cancelled'],
      [100_54, 'unclear', 'success'],
      [100_55, 'unclear', 'success'],
    ] as const
    for (const [amountFen, outcome, state] of outcomes) {
      const request = payout({ amountFen })
      expect(await stack.hasty.payOut(request)).toMatchObject({ outcome })
      await finalState(request.orderNo, state)
    }
    await stack.sim('magic-amounts', { enabled: false })
  })
})

describe('a suspicion', () => {
  const confirm = (orderNo: string, confirmCode: string) =>
    stack.provider.confirmPayout({ orderNo, confirmCode, notifyUrl: stack.merchant.url })
  const codeOf = (answer: object) => ('confirmCode' in answer ? String(answer.confirmCode) : '')
  const wrongCode = (code: string) => String((Number(code) + 1) % 1e6).padStart(6, '0')

  it('4002: the same card and amount on one day', async () => {
    const first = payout()
    await stack.provider.payOut(first)
    const second = payoutOf(stack, { cardNo: first.cardNo, amountFen: first.amountFen })
    const answer = await stack.provider.payOut(second)
    expect(answer).toEqual({ outcome: 'confirm', code: '4002', confirmCode: expect.stringMatching(/^\d{6}$/) })
    expect(await stack.provider.queryPayout(second.orderNo)).toEqual({ state: 'check' })
    // An answer that got lost can be had again.
    expect(await stack.provider.payOut(second)).toEqual(answer)

    expect(await confirm(second.orderNo, wrongCode(codeOf(answer)))).toEqual({ outcome: 'code-wrong', code: '4011' })
    expect(await confirm(second.orderNo, codeOf(answer))).toMatchObject({ outcome: 'accepted' })
    await finalState(second.orderNo, 'success')
    // Confirmed already, perhaps by a call whose answer was lost.
    expect(await confirm(second.orderNo, codeOf(answer))).toEqual({ outcome: 'unclear', code: '4001' })
  })

  it('4002 is gone the next day in Beijing', async () => {
    const first = payout()
    await stack.provider.payOut(first)
    stack.clock.ms += 12 * 3600_000
    const second = payoutOf(stack, { cardNo: first.cardNo, amountFen: first.amountFen })
    expect(await stack.provider.payOut(second)).toMatchObject({ outcome: 'accepted' })
    stack.clock.ms -= 12 * 3600_000
  })

  it('4003: another name; 4004: both', async () => {
    const first = payout()
    await stack.provider.payOut(first)
    const stranger = { cardNo: first.cardNo, name: '测试乙' }
    expect(await stack.provider.payOut(payoutOf(stack, stranger))).toMatchObject({ outcome: 'confirm', code: '4003' })
    const both = payoutOf(stack, { ...stranger, amountFen: first.amountFen })
    expect(await stack.provider.payOut(both)).toMatchObject({ outcome: 'confirm', code: '4004' })
    const magic = payout({ cardNo: magicCard('0001'), name: payer.name })
    expect(await stack.provider.payOut(magic)).toMatchObject({ outcome: 'confirm', code: '4003' })
  })

  it('closes after six wrong codes', async () => {
    const request = payout({ cardNo: magicCard('0001') })
    const code = codeOf(await stack.provider.payOut(request))
    for (let i = 0; i < 6; i += 1) {
      expect(await confirm(request.orderNo, wrongCode(code))).toEqual({ outcome: 'code-wrong', code: '4011' })
    }
    expect(await confirm(request.orderNo, code)).toEqual({ outcome: 'closed', code: '4008' })
    expect(await stack.provider.queryPayout(request.orderNo)).toMatchObject({ state: 'closed', providerNo: '' })
    expect(noticesOf(request.orderNo)).toEqual([])
  })

  it('closes after 24 hours', async () => {
    const [confirmed, queried] = [payout({ cardNo: magicCard('0001') }), payout({ cardNo: magicCard('0001') })]
    const code = codeOf(await stack.provider.payOut(confirmed))
    await stack.provider.payOut(queried)
    stack.clock.ms += 24 * 3600_000
    expect(await confirm(confirmed.orderNo, code)).toEqual({ outcome: 'closed', code: '4010' })
    expect(await stack.provider.queryPayout(queried.orderNo)).toMatchObject({ state: 'closed' })
    stack.clock.ms -= 24 * 3600_000
  })
})
