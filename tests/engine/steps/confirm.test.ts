import { describe, expect, it } from 'vitest'
import { sweep } from '../../../functions/jobs/sweep.ts'
import { confirm as queue } from '../../../lib/backoffice/queues/confirm.ts'
import { payoutExecution } from '../../../lib/lending/payout/disburse.ts'
import { queryPayout } from '../../../lib/lending/payout/query.ts'
import { restartPayout } from '../../../lib/lending/payout/restart.ts'
import { sendPayout } from '../../../lib/lending/payout/send.ts'
import { keys } from '../../../lib/store/keys.ts'
import { movementsOf } from '../../../lib/store/movement.ts'
import { firstOf } from '../../../lib/table/indexes.ts'
import { queryLast } from '../../../lib/table/read.ts'
import type { ConfirmAnswer, PayoutStatus } from '../../../lib/vendors/payment-provider.ts'
import { atOnce, codeOf, DAY, MINUTE, noon } from '../borrowers.ts'
import { payouts, provider, unclear } from '../payouts.ts'
import { testStack } from '../test-stack.ts'

const { confirm, disburse, payoutIn, read, settle } = payouts()

const stateOf = async (loanId: number) => (await read.loan(loanId)).state
const inQueue = async (no: string) =>
  (await queue.show(await firstOf('confirm', 1000), { operator: 'ada', now: noon })).find(
    ({ order_no }) => order_no === no,
  )

describe('a click of confirm', () => {
  it('claims the order, names a new execution, leaves the queue and is written down', async () => {
    const { loanId, no } = await payoutIn('check')
    expect(await inQueue(no)).toMatchObject({ loan_id: loanId, amount: 1000, code: '4002', disbursed_by: 'cashier' })
    await confirm(no)
    const order = await read.payout(no)
    expect(order).toMatchObject({ state: 'confirming', confirmations: 1, executions: 2 })
    expect(payoutExecution(order)).toBe(`${no}-c2`)
    expect(await inQueue(no)).toBeUndefined()
    const written = await queryLast<{ action: string }>(keys.loan(loanId).pk, 'AUDIT#', 10)
    const audit = written.find(({ action }) => action === 'confirm')
    expect(audit).toMatchObject({ operator: 'checker', before: 'check', after: 'confirming', why: 'seen' })
  })

  it('many times at once is one', async () => {
    const { no } = await payoutIn('check')
    expect(await atOnce(10, (n) => confirm(no, `checker${n}`))).toEqual({ done: 1, CONFIRM_STATE: 9 })
    const p = provider()
    await Promise.all(Array.from({ length: 5 }, () => sendPayout(p, no, noon)))
    expect(p.told).toEqual([`confirm ${no} 123456`])
  })

  it('is another person’s than the one who disbursed', async () => {
    const { no } = await payoutIn('check')
    expect(await codeOf(confirm(no, 'cashier'))).toBe('CONFIRM_SAME_OPERATOR')
  })

  it('is too late after a day', async () => {
    const { no } = await payoutIn('check')
    expect(await codeOf(confirm(no, 'checker', noon + DAY))).toBe('CONFIRM_TOO_LATE')
    expect(await codeOf(confirm(no, 'checker', noon + DAY - 1))).toBe('done')
  })

  it('may be done six times in all', async () => {
    const { no } = await payoutIn('check')
    for (let tries = 0; tries < 6; tries++) {
      await confirm(no)
      await sendPayout(provider({ confirm: { outcome: 'code-wrong', code: '4011' } }), no, noon)
      expect(await inQueue(no)).toMatchObject({ code: '4011' })
    }
    expect(await codeOf(confirm(no))).toBe('CONFIRM_TRIES_USED')
  })
})

describe('a confirmation', () => {
  const answers: [string, ConfirmAnswer, string, string, string][] = [
    ['is accepted', { outcome: 'accepted', providerNo: 'P2' }, 'processing', 'granting', 'wait'],
    ['has the wrong code', { outcome: 'code-wrong', code: '4011' }, 'check', 'granting', 'done'],
    ['is too late for the provider', { outcome: 'closed', code: '4010' }, 'closed', 'review_success', 'done'],
    ['had too many wrong codes', { outcome: 'closed', code: '4008' }, 'closed', 'review_success', 'done'],
    [
      'is refused',
      { outcome: 'refused', code: '9104', message: '', signed: true },
      'refused',
      'review_success',
      'done',
    ],
    [
      'is refused without proof',
      { outcome: 'refused', code: '1004', message: '', signed: false },
      'confirming',
      'granting',
      'wait',
    ],
    ['finds nothing to confirm', { outcome: 'unclear', code: '4001' }, 'confirming', 'granting', 'wait'],
    ['is suspected anew', { outcome: 'confirm', code: '4004', confirmCode: '654321' }, 'check', 'granting', 'done'],
  ]

  it.each(answers)('that %s (%o)', async (_what, answer, order, loan, next) => {
    const { loanId, no } = await payoutIn('confirming')
    expect((await sendPayout(provider({ confirm: answer }), no, noon)).next).toBe(next)
    expect([(await read.payout(no)).state, await stateOf(loanId)]).toEqual([order, loan])
  })

  it('whose answer was lost is asked about, not repeated', async () => {
    const { loanId, no } = await payoutIn('confirming')
    const silent = provider({ confirm: new Error('time-out') })
    await expect(sendPayout(silent, no, noon)).rejects.toThrow('time-out')
    expect(await sendPayout(silent, no, noon)).toMatchObject({ next: 'wait' })
    expect(silent.told).toEqual([`confirm ${no} 123456`])
    const status: PayoutStatus = { state: 'success', orderNo: no, amountFen: 1000_00, providerNo: 'P1' }
    await queryPayout(provider({ status }), no, 1, noon)
    expect(await stateOf(loanId)).toBe('repaying')
  })

  it('that did not arrive waits for an operator again', async () => {
    const { no } = await payoutIn('confirming')
    await sendPayout(provider({ confirm: unclear }), no, noon)
    expect((await queryPayout(provider({ status: { state: 'check' } }), no, 1, noon)).next).toBe('done')
    expect(await inQueue(no)).toMatchObject({ code: '4002' })
    await confirm(no)
    const p = provider()
    await sendPayout(p, no, noon)
    expect(p.told).toEqual([`confirm ${no} 123456`])
    expect((await read.payout(no)).state).toBe('processing')
  })

  it('of a crash before the call is sent by the sweep’s execution', async () => {
    const { no } = await payoutIn('confirming')
    await sweep(false, noon + 2 * MINUTE + 1)
    expect(testStack.workflows.of(no)).toMatchObject([{ name: `${no}-c3`, input: { orderNo: no } }])
    const p = provider()
    await sendPayout(p, no, noon)
    expect(p.told).toEqual([`confirm ${no} 123456`])
  })

  it('and the notification of success at once book once', async () => {
    const { loanId, no } = await payoutIn('confirming')
    await Promise.all([sendPayout(provider(), no, noon), settle(no, 'success'), settle(no, 'success')])
    expect((await movementsOf(loanId)).map(({ kind }) => kind)).toEqual(['disbursed'])
    expect(await stateOf(loanId)).toBe('repaying')
  })
})

describe('a payout that nobody confirms', () => {
  it('is left alone by the sweep for a day, then asked about, closed and given back', async () => {
    const { loanId, no } = await payoutIn('check')
    await sweep(true, noon + DAY - 1)
    expect(testStack.workflows.of(no)).toEqual([])
    await sweep(false, noon + DAY + 1)
    expect(testStack.workflows.of(no)).toMatchObject([{ name: `${no}-2` }])
    const status: PayoutStatus = { state: 'closed', orderNo: no, amountFen: 1000_00, providerNo: '' }
    const p = provider({ status })
    expect((await sendPayout(p, no, noon + DAY + 1)).next).toBe('wait')
    expect((await queryPayout(p, no, 1, noon + DAY + 31_000)).next).toBe('done')
    expect(p.told).toEqual([`query ${no}`])
    expect([await stateOf(loanId), (await read.payout(no)).state]).toEqual(['review_success', 'closed'])
    expect(await inQueue(no)).toBeUndefined()
    expect(await codeOf(disburse(loanId, noon + DAY + 60_000))).toBe('done')
  })

  it('and of which the provider never made an order is closed half an hour later', async () => {
    const { loanId, no } = await payoutIn('check')
    const p = provider({ status: { state: 'unknown' } })
    expect((await queryPayout(p, no, 1, noon + DAY + 29 * MINUTE)).next).toBe('wait')
    expect(await stateOf(loanId)).toBe('granting')
    await queryPayout(p, no, 1, noon + DAY + 30 * MINUTE)
    expect([await stateOf(loanId), (await read.payout(no)).state]).toEqual(['review_success', 'closed'])
  })

  it('rings once when there is no word for another day', async () => {
    const { no } = await payoutIn('check')
    for (const hours of [47, 49, 50, 51]) {
      const order = { ...(await read.payout(no)), now: noon + hours * 60 * MINUTE }
      const rung = testStack.alarms().length
      await restartPayout(order, order.now)
      expect(testStack.alarms().slice(rung)).toEqual(hours === 49 ? ['payout without a final status for a day'] : [])
    }
  })
})
