import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openKv } from '../../../local/kv.ts'
import { forgeries } from '../../../local/sandbox/lianlian/forgeries.ts'
import {
  acknowledgement,
  type Merchant,
  payoutOf,
  repaymentOf,
  type Stack,
  type StackOptions,
  startMerchant,
  startStack,
  until,
} from './harness.ts'

const opened: { close(): unknown }[] = []
afterEach(async () => {
  for (const thing of opened.splice(0)) await thing.close()
})

/** Retries come after 120 s / speed. */
async function open(options: StackOptions = {}): Promise<Stack> {
  const stack = await startStack({ speed: 6_000, ...options })
  opened.push(stack)
  return stack
}

const pay = (stack: Stack, request = repaymentOf(stack)) =>
  stack.post('authpay', stack.provider.repaymentForm(request), '?auto=1')
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const states = async (stack: Stack) => {
  const { notifications } = (await stack.sim('notifications')) as unknown as {
    notifications: { state: string; sends: number }[]
  }
  return notifications.map(({ state, sends }) => [state, sends])
}

describe('a notification', () => {
  it.each([['{"ret_code":"9999","ret_msg":"验签失败"}'], ['ok'], [''], ['silence']])(
    'is sent again while the answer is %j, the same each time',
    async (answer) => {
      const stack = await open({ acknowledgeWithinMs: answer === 'silence' ? 150 : 4_000 })
      stack.merchant.answer = answer
      await pay(stack)
      await until(() => stack.merchant.notices.length >= 3)
      stack.merchant.answer = acknowledgement
      await until(async () => (await states(stack))[0]?.[0] === 'acknowledged')
      const sends = stack.merchant.notices.length
      await pause(60)
      expect(stack.merchant.notices).toHaveLength(sends)
      expect(new Set(stack.merchant.notices.map(({ body }) => body)).size).toBe(1)
    },
  )

  it.each([acknowledgement, '{"ret_code":"0000","ret_msg":"ok"}', "{'ret_code':'0000','ret_msg':'交易成功'}"])(
    'is acknowledged by %s',
    async (answer) => {
      const stack = await open()
      stack.merchant.answer = answer
      await pay(stack)
      await until(async () => (await states(stack))[0]?.[0] === 'acknowledged')
      expect(stack.merchant.notices).toHaveLength(1)
    },
  )

  it('is given up after 30 sends', async () => {
    const stack = await open({ speed: 60_000 })
    stack.merchant.answer = 'no'
    await pay(stack)
    await until(async () => (await states(stack))[0]?.[0] === 'given up')
    expect(await states(stack)).toEqual([['given up', 30]])
    expect(stack.merchant.notices).toHaveLength(30)
  })

  it('is tried again when nobody listens', async () => {
    const stack = await open()
    await pay(stack, repaymentOf(stack, { notifyUrl: 'http://127.0.0.1:1/notify' }))
    await until(async () => Number((await states(stack))[0]?.[1]) >= 2)
  })
})

describe('resending by hand', () => {
  it('sends the same news again, at once and several times', async () => {
    const stack = await open()
    const request = repaymentOf(stack)
    await pay(stack, request)
    await until(() => stack.merchant.notices.length === 1)
    const { sends } = await stack.sim(`notifications/${request.orderNo}/resend`, { copies: 3 })
    expect(sends).toHaveLength(3)
    expect(sends?.every(({ acknowledged }) => acknowledged)).toBe(true)
    expect(new Set(stack.merchant.notices.map(({ body }) => body)).size).toBe(1)
  })

  it.each(forgeries.map((how) => [how] as const))('forges: %s', async (forgery) => {
    const stack = await open()
    const [repayment, payout] = [repaymentOf(stack), payoutOf(stack)]
    await stack.sim('next', { match: {}, effect: 'no-notice', sticky: true })
    await pay(stack, repayment)
    await stack.provider.payOut(payout)
    await stack.sim(`payouts/${payout.orderNo}/state`, { state: 'SUCCESS' })
    await stack.sim(`notifications/${repayment.orderNo}/resend`, { forgery })
    await stack.sim(`notifications/${payout.orderNo}/resend`, { forgery })
    const [first, second] = stack.merchant.notices.map(({ body }) => body)
    const read = [
      stack.provider.readRepaymentNotice(first ?? '')?.amountFen,
      stack.provider.readPayoutNotice(second ?? ''),
    ]
    if (forgery !== 'other-amount') expect(read).toEqual([undefined, undefined])
    else expect(read).toMatchObject([repayment.amountFen + 100, { amountFen: payout.amountFen + 100 }])
  })

  it('can claim another state', async () => {
    const stack = await open()
    const request = payoutOf(stack)
    await stack.provider.payOut(request)
    await until(() => stack.merchant.notices.length === 1)
    await stack.sim(`notifications/${request.orderNo}/resend`, { result_pay: 'CANCEL' })
    const claimed = stack.provider.readPayoutNotice(stack.merchant.notices[1]?.body ?? '')
    expect(claimed).toMatchObject({ state: 'cancelled', orderNo: request.orderNo })
  })

  it('needs an order, and sense', async () => {
    const stack = await open()
    expect((await stack.sim('notifications/none/resend', {})).error).toBe('no such order')
    expect((await stack.sim('payouts/none/state', { state: 'CANCEL' })).error).toBe('no such order')
    expect((await stack.sim('next', { effect: 'explode' })).error).toContain('effect')
    expect((await stack.sim('next', { effect: 'fail', match: { oops: '1' } })).error).toContain('match')
  })
})

describe('a restart', () => {
  async function files(): Promise<{ path: string; merchant: Merchant }> {
    const directory = mkdtempSync(join(tmpdir(), 'lianlian-'))
    const merchant = await startMerchant()
    opened.push(merchant, { close: () => rmSync(directory, { recursive: true }) })
    return { path: join(directory, 'sandbox.sqlite'), merchant }
  }

  it('goes on with what was not acknowledged', async () => {
    const { path, merchant } = await files()
    const before = await startStack({ kv: openKv(path), merchant, speed: 1_000 })
    merchant.answer = 'no'
    await pay(before)
    await until(() => merchant.notices.length === 1)
    await before.close()
    before.kv.close()
    merchant.answer = acknowledgement
    const after = await open({ kv: openKv(path), merchant, speed: 1_000 })
    await until(() => merchant.notices.length === 2)
    await until(async () => (await states(after))[0]?.[0] === 'acknowledged')
  })

  it('goes on with payouts under way, and with one that will come back', async () => {
    const { path, merchant } = await files()
    const before = await startStack({ kv: openKv(path), merchant, speed: 5 })
    const [plain, bounced] = [payoutOf(before), payoutOf(before, { cardNo: '6228481111112222' })]
    await before.sim('next', { match: { no_order: bounced.orderNo }, effect: 'bounce' })
    await before.provider.payOut(plain)
    await before.provider.payOut(bounced)
    await before.close()
    before.kv.close()
    const after = await open({ kv: openKv(path), merchant, speed: 5 })
    expect(await after.provider.queryPayout(plain.orderNo)).toEqual({ state: 'processing' })
    const state = async (orderNo: string) => (await after.provider.queryPayout(orderNo)).state
    await until(async () => (await state(plain.orderNo)) === 'success')
    await until(async () => (await state(bounced.orderNo)) === 'cancelled')
    await until(() => merchant.notices.length === 3)
  })

  it('forgets no order, no card and no page that is open', async () => {
    const { path, merchant } = await files()
    const before = await startStack({ kv: openKv(path), merchant })
    const request = repaymentOf(before)
    const form = before.provider.repaymentForm(request)
    const page = await (await before.post('authpay', form)).text()
    await before.close()
    before.kv.close()
    const after = await open({ kv: openKv(path), merchant })
    const button = new URL(/action="(\?page=[^"]+)"/.exec(page)?.[1] ?? '', `${after.base}/authpay.htm`)
    await fetch(button, { method: 'POST', body: new URLSearchParams({ do: 'confirm', code: '123456' }) })
    expect(await after.provider.queryRepayment(request)).toMatchObject({ state: 'paid' })
    expect(await after.provider.agreements(42)).toHaveLength(1)
  })
})

describe('the record of traffic', () => {
  it('holds calls, pages and notifications with their answers, newest first', async () => {
    const stack = await open()
    const request = repaymentOf(stack)
    await pay(stack, request)
    await until(() => stack.merchant.notices.length === 1)
    await stack.provider.queryRepayment(request)
    type Entry = { kind: string; path: string; answer: unknown }
    const look = async () => {
      const { traffic } = (await stack.sim(`traffic?match=${request.orderNo}`)) as unknown as { traffic: Entry[] }
      return traffic.length === 3 && traffic
    }
    const traffic = await until(look)
    expect(traffic.map(({ kind }) => kind).sort()).toEqual(['call', 'notice', 'page'])
    expect(traffic.find(({ kind }) => kind === 'notice')?.answer).toEqual({ status: 200, body: acknowledgement })
  })
})
