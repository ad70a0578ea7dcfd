import { setTimeout } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { dateOf, startOf } from '../../../lib/domain/calendar.ts'
import { cancelLoan } from '../../../lib/lending/loan/cancel.ts'
import { settlePayout } from '../../../lib/lending/payout/settle.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { sendMessages } from '../../../lib/messages/send-all.ts'
import { vaultOf } from '../../../lib/platform/sealing.ts'
import { keys } from '../../../lib/store/keys.ts'
import { type OutboxItem, outboxMessage } from '../../../lib/store/outbox.ts'
import { commit } from '../../../lib/table/commit.ts'
import { takeLease } from '../../../lib/table/lease.ts'
import { removeItem } from '../../../lib/table/update.ts'
import { borrowers, DAY, MINUTE, nextId, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { borrower, loanIn, openRepayment, paid, payoutResult, read } = borrowers()

const HOUR = 60 * MINUTE

const waiting = async () =>
  (await testStack.everything()).filter(({ pk }) => String(pk).startsWith('OUTBOX#')) as unknown as OutboxItem[]

const params = { time: '2026-12-01', account: '10.00' }

async function message(userId: number, at = noon, loanId = nextId()) {
  await commit(outboxMessage({ userId, loanId, template: 'repaid', params }, at))
  return loanId
}

/** What the story of a loan says of its messages. */
const notes = async (loanId: number) => {
  const { pk } = keys.loan(loanId)
  return (await testStack.everything()).filter((item) => item.pk === pk && String(item.sk).startsWith('MSG#'))
}
const nothing = { sent: 0, dropped: 0, 'given up': 0, failed: 0 }
const sent = (n: number) => ({ ...nothing, sent: n })

const removeAll = async () => {
  for (const { pk, sk } of await waiting()) await removeItem({ pk, sk })
}

beforeEach(async () => {
  testStack.sms.taken.length = 0
  testStack.sms.down = false
  for (const day of [0, 1, 2, 3]) await removeItem(keys.jobRun('send-messages', dateOf(noon + day * DAY)))
  await removeAll()
})

describe('messages', () => {
  it('go to the borrower’s mobile, each in its template, and leave the outbox', async () => {
    const user = await borrower()
    const mobile = (await vaultOf(user)).unseal('mobile', user.mobile)
    await message(user.id)
    expect(await sendMessages(noon)).toEqual(sent(1))
    expect(testStack.sms.taken).toEqual([
      { mobile, template: 'repaid', params: { time: '2026-12-01', account: '10.00' } },
    ])
    expect(await waiting()).toEqual([])
    expect(await sendMessages(noon)).toEqual(nothing)
  })

  it('do not name the mobile while they wait', async () => {
    const user = await borrower()
    await message(user.id)
    expect(JSON.stringify(await waiting())).not.toContain((await vaultOf(user)).unseal('mobile', user.mobile))
  })

  it('wait for their time', async () => {
    await message((await borrower()).id, noon + MINUTE)
    expect(await sendMessages(noon + MINUTE - 1)).toEqual(nothing)
    expect(await sendMessages(noon + MINUTE)).toEqual(sent(1))
  })

  it('of many borrowers all go, whatever shard they are in', async () => {
    for (let n = 0; n < 40; n++) await message((await borrower()).id)
    expect(await sendMessages(noon)).toEqual(sent(40))
    expect(await waiting()).toEqual([])
  })

  it('of one moment have a place each, also when a worker of the night tells more loans than a moment has ids', () => {
    const written = Array.from({ length: 6000 }, () =>
      outboxMessage({ userId: nextId(), loanId: nextId(), template: 'overdue-notice', params }, noon),
    )
    const places = written.map((write) => 'put' in write && `${write.put.pk} ${write.put.sk}`)
    expect(new Set(places).size).toBe(6000)
  })

  it('to somebody who is no more are dropped, and noted as that', async () => {
    const loanId = await message(12345)
    expect(await sendMessages(noon)).toEqual({ ...nothing, dropped: 1 })
    expect(await waiting()).toEqual([])
    expect(testStack.sms.taken).toEqual([])
    expect(await notes(loanId)).toMatchObject([{ template: 'repaid', outcome: 'dropped' }])
  })

  it('of a payout that came back and whose loan was cancelled are dropped', async () => {
    const evening = noon + 10 * HOUR
    const { loanId, no } = await loanIn('repaying', { now: evening })
    await settlePayout(await payoutResult(no, 'cancelled'), evening + MINUTE)
    await commit(...cancelLoan(await read.loan(loanId), { operator: 'cashier', reason: 'no account' }, evening + HOUR))
    expect(await sendMessages(noon + DAY)).toEqual({ ...nothing, dropped: 1 })
    expect(testStack.sms.taken).toEqual([])
  })

  it('leave a note with the loan', async () => {
    const loanId = await message((await borrower()).id)
    await sendMessages(noon)
    expect(await notes(loanId)).toMatchObject([{ template: 'repaid', outcome: 'sent', at: noon }])
  })

  it('of one shard all go in one run, however many', async () => {
    const { id } = await borrower()
    for (let n = 0; n < 150; n++) await message(id, noon, nextId())
    expect(await sendMessages(noon)).toEqual(sent(150))
  })

  it('are not sent in the quiet hours, whenever they should have been', async () => {
    const evening = noon + 9 * HOUR
    await message((await borrower()).id, evening - MINUTE)
    expect(await sendMessages(evening)).toEqual(nothing)
    expect(testStack.sms.taken).toEqual([])
    expect(await sendMessages(noon + 20 * HOUR)).toEqual(sent(1))
  })
})

describe('a notice of money that is owed', () => {
  const notice = async (template: 'overdue-notice' | 'repayment-reminder', userId: number, loanId: number, at = noon) =>
    commit(outboxMessage({ userId, loanId, template, params: { cash_account: '1000', account: '1000', day: '1' } }, at))

  it.each(['overdue-notice', 'repayment-reminder'] as const)('%s: goes to who owes', async (template) => {
    const { loanId, userId } = await loanIn('repaying')
    await removeAll()
    await notice(template, userId, loanId)
    expect(await sendMessages(noon)).toEqual(sent(1))
  })

  it.each(['overdue-notice', 'repayment-reminder'] as const)('%s: is dropped once it is paid', async (template) => {
    const { loanId, userId } = await loanIn('repaying')
    const order = await openRepayment(loanId)
    await removeAll()
    await notice(template, userId, loanId)
    await settleRepayment(paid(order), noon)
    expect((await read.loan(loanId)).state).toBe('finished')
    expect(await sendMessages(noon)).toEqual({ ...sent(1), dropped: 1 })
    expect(testStack.sms.taken.map((taken) => taken.template)).toEqual(['repaid'])
    expect((await notes(loanId)).map(({ template, outcome }) => `${template} ${outcome}`).sort()).toEqual(
      [`${template} dropped`, 'repaid sent'].sort(),
    )
  })

  it('is dropped when another loan is owed by then', async () => {
    const { userId } = await loanIn('repaying')
    await removeAll()
    await notice('overdue-notice', userId, nextId())
    expect(await sendMessages(noon)).toEqual({ ...nothing, dropped: 1 })
  })

  it('is dropped the next day when it names an amount of the day before', async () => {
    const { loanId, userId } = await loanIn('repaying')
    await removeAll()
    testStack.sms.down = true
    await notice('overdue-notice', userId, loanId, noon + 9 * HOUR - MINUTE)
    expect(await sendMessages(noon + 9 * HOUR - MINUTE)).toEqual({ ...nothing, failed: 1 })
    testStack.sms.down = false
    expect(await sendMessages(noon + DAY)).toEqual({ ...nothing, dropped: 1 })
  })
})

describe('a reminder', () => {
  it('of a day that is over is dropped: the loan is overdue by then, and owes more', async () => {
    const { loanId, userId } = await loanIn('repaying')
    await removeAll()
    const { dueDate = '' } = await read.loan(loanId)
    const evening = startOf(dueDate) + 20 * HOUR
    const params = { cash_account: '1000.00', account: '1006.00', arrive_date: dueDate }
    await commit(outboxMessage({ userId, loanId, template: 'repayment-reminder', params }, evening))
    testStack.sms.down = true
    expect(await sendMessages(evening)).toEqual({ ...nothing, failed: 1 })
    testStack.sms.down = false
    expect(await sendMessages(evening + 13 * HOUR)).toEqual({ ...nothing, dropped: 1 })
    expect(testStack.sms.taken).toEqual([])
  })
})

describe('a run', () => {
  it('begins no message that could be taken in the quiet hours: a provider has ten seconds', async () => {
    await message((await borrower()).id)
    expect(await sendMessages(noon + 9 * HOUR - 10_000)).toEqual(nothing)
    expect(testStack.sms.taken).toEqual([])
  })

  it('begins no message that late, though it began earlier itself', async () => {
    const { id } = await borrower()
    for (let n = 0; n < 3; n++) await message(id, noon, nextId())
    const free = Promise.withResolvers<void>()
    testStack.sms.held = free.promise
    const run = sendMessages(noon + 9 * HOUR - 10_200)
    await setTimeout(400)
    testStack.sms.held = undefined
    free.resolve()
    expect(await run).toEqual(sent(1))
    expect(await waiting()).toHaveLength(2)
  })

  it('works alone: another at the same time does nothing', async () => {
    for (let n = 0; n < 10; n++) await message((await borrower()).id)
    const [one, other] = await Promise.all([sendMessages(noon), sendMessages(noon)])
    expect([one, other]).toContainEqual(nothing)
    expect(testStack.sms.taken).toHaveLength(10)
  })

  it('that died keeps the others out for a minute', async () => {
    await message((await borrower()).id)
    await takeLease(keys.jobRun('send-messages', dateOf(noon)), MINUTE, noon)
    expect(await sendMessages(noon + MINUTE - 1)).toEqual(nothing)
    expect(await sendMessages(noon + MINUTE)).toEqual(sent(1))
  })

  it('that took too long does not end the lease of the next', async () => {
    const key = keys.jobRun('send-messages', dateOf(noon))
    const giveBack = await takeLease(key, MINUTE, noon)
    expect(await takeLease(key, MINUTE, noon + MINUTE)).toBeDefined()
    await giveBack?.()
    expect(await takeLease(key, MINUTE, noon + MINUTE + 1)).toBeUndefined()
  })

  it('begins no message after its time, and the next goes on', async () => {
    for (let n = 0; n < 5; n++) await message((await borrower()).id)
    expect(await sendMessages(noon, 0)).toEqual(nothing)
    expect(await sendMessages(noon + MINUTE)).toEqual(sent(5))
  })

  it('ends when nobody takes messages: the others are merely late, and somebody is told', async () => {
    testStack.sms.down = true
    const { id } = await borrower()
    for (let n = 0; n < 30; n++) await message(id, noon, nextId())
    const { failed } = await sendMessages(noon)
    expect(failed).toBe(5)
    expect((await waiting()).filter(({ tries }) => tries === 0)).toHaveLength(25)
    expect(testStack.alarms()).toContain('messages stopped: no provider accepts them')
    testStack.sms.down = false
    expect(await sendMessages(noon + MINUTE)).toEqual(sent(25))
    expect(await sendMessages(noon + 2 * MINUTE)).toEqual(sent(5))
  })

  it('is not ended by messages that cannot be read', async () => {
    const broken = await borrower({ mobile: '1.broken' })
    for (let n = 0; n < 10; n++) await message(broken.id, noon, nextId())
    await message((await borrower()).id)
    expect(await sendMessages(noon)).toEqual({ ...sent(1), failed: 10 })
  })
})

describe('a message that cannot be sent', () => {
  it('waits twice as long each time, up to an hour', async () => {
    testStack.sms.down = true
    await message((await borrower()).id)
    const waits: number[] = []
    let at = noon
    for (let tries = 1; tries <= 7; tries++) {
      expect(await sendMessages(at)).toEqual({ ...nothing, failed: 1 })
      const [item] = await waiting()
      waits.push(((item?.notBefore ?? 0) - at) / MINUTE)
      expect(await sendMessages(at)).toEqual(nothing)
      at = item?.notBefore ?? 0
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60])
  })

  it('is given up, and somebody is told, only when two days have passed since it was written', async () => {
    testStack.sms.down = true
    const loanId = await message((await borrower()).id)
    for (const at of [noon, noon + DAY, noon + 2 * DAY - 1])
      expect(await sendMessages(at)).toEqual({ ...nothing, failed: 1 })
    expect(testStack.alarms()).not.toContain('message given up')
    expect(await sendMessages(noon + 2 * DAY + HOUR)).toEqual({ ...nothing, 'given up': 1 })
    expect(await waiting()).toEqual([])
    expect(await notes(loanId)).toMatchObject([{ template: 'repaid', outcome: 'given up' }])
    expect(testStack.alarms()).toContain('message given up')
  })

  it('is sent after an outage of three days that kept it from its first try', async () => {
    await message((await borrower()).id)
    expect(await sendMessages(noon + 3 * DAY)).toEqual(sent(1))
  })

  it('is sent once the provider is back', async () => {
    testStack.sms.down = true
    await message((await borrower()).id)
    await sendMessages(noon)
    testStack.sms.down = false
    expect(await sendMessages(noon + DAY)).toEqual(sent(1))
    expect(testStack.sms.taken).toHaveLength(1)
  })

  it('does not keep the others waiting', async () => {
    const broken = await borrower({ mobile: '1.broken' })
    await message(broken.id)
    await message((await borrower()).id)
    expect(await sendMessages(noon)).toEqual({ ...sent(1), failed: 1 })
    expect(await waiting()).toMatchObject([{ userId: broken.id, tries: 1 }])
  })

  it('does not come in the quiet hours, when a retry falls into them', async () => {
    testStack.sms.down = true
    const evening = noon + 9 * HOUR - MINUTE
    await message((await borrower()).id, evening)
    expect(await sendMessages(evening)).toEqual({ ...nothing, failed: 1 })
    expect(await waiting()).toMatchObject([{ tries: 1, notBefore: noon + 20 * HOUR }])
  })

  it('is neither lost nor doubled in the outbox when two runs overlap', async () => {
    testStack.sms.down = true
    for (let n = 0; n < 4; n++) await message((await borrower()).id)
    await Promise.all([sendMessages(noon), sendMessages(noon)])
    const left = await waiting()
    expect(left).toHaveLength(4)
    expect(left.every(({ tries }) => tries === 1)).toBe(true)
  })
})
