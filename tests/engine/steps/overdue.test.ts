import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { homeDetail } from '../../../functions/home/detail.ts'
import { addDays, dateOf } from '../../../lib/domain/calendar.ts'
import { yuan } from '../../../lib/domain/money.ts'
import { cacheOf as cacheFor } from '../../../lib/lending/overdue/cache.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { keys } from '../../../lib/store/keys.ts'
import { DUE_SHARDS, dueOn, shardOf } from '../../../lib/table/index-keys.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import { loanView, paidOutLoan, rates } from '../../unit/domain/loans.ts'
import { borrowers, DAY, noon } from '../borrowers.ts'
import { nights } from '../nights.ts'
import { testStack } from '../test-stack.ts'

const { loanIn, openRepayment, paid, read } = borrowers()
const { night, forget, cacheOf, messagesOf, told } = nights()

const period = 10
const dueDate = addDays(dateOf(noon), period)
const lateBy = (days: number) => addDays(dueDate, days)

/** What nights write, apart from their own records. */
const written = async () => (await testStack.everything()).filter(({ pk }) => !String(pk).startsWith('JOB#'))

// The nights of a test are its own: the loans of others are still there.
beforeEach(forget)

describe('a night', () => {
  it('turns a loan overdue on the first day late, and its borrower’s view and record with it', async () => {
    const { loanId, userId } = await loanIn('repaying')
    await night(dueDate)
    expect((await read.loan(loanId)).state).toBe('repaying')
    await night(lateBy(1))
    const loan = await read.loan(loanId)
    expect(loan.state).toBe('overdue')
    expect((await read.user(userId)).openLoan?.state).toBe('overdue')
    expect(await get(keys.loanRow(userId, loanId))).toMatchObject({ state: 'overdue' })
    expect(loan.history.at(-1)).toMatchObject({ event: 'fellDue', by: 'night' })
    expect(await cacheOf(loanId)).toMatchObject({ overdueDays: 1, overdueFee: 50, through: lateBy(1) })
  })

  it('done again writes nothing', async () => {
    await loanIn('repaying')
    await night(lateBy(2))
    const before = await testStack.everything()
    await night(lateBy(2))
    expect(await testStack.everything()).toEqual(before)
  })

  it('done again after a crash that lost its checkpoints comes to the same', async () => {
    const { loanId } = await loanIn('repaying')
    await night(lateBy(1))
    const before = await written()
    await forget()
    await night(lateBy(1))
    expect(await written()).toEqual(before)
    expect(await told(loanId)).toEqual(['overdue-notice'])
  })

  it('after missed ones comes to the same as if none was missed', async () => {
    const { loanId: daily } = await loanIn('repaying')
    const { loanId: other } = await loanIn('repaying')
    // Only the first is in the index for the nights between.
    const { duePk, dueSk } = (await read.loan(other)) as unknown as Record<'duePk' | 'dueSk', string>
    await update(keys.loan(other), { remove: ['duePk', 'dueSk'] })
    for (let day = 1; day < 5; day++) await night(lateBy(day))
    await update(keys.loan(other), { set: { duePk, dueSk } })
    await night(lateBy(5))
    const [a, b] = [await cacheOf(daily), await cacheOf(other)]
    expect({ ...b, pk: 0, loanId: 0 }).toEqual({ ...a, pk: 0, loanId: 0 })
    expect((await read.loan(other)).state).toBe('overdue')
  })

  it('leaves a loan alone that was repaid', async () => {
    const { loanId } = await loanIn('repaying')
    const order = await openRepayment(loanId, noon + DAY)
    await settleRepayment(paid(order), noon + DAY)
    await night(lateBy(1))
    expect((await read.loan(loanId)).state).toBe('finished')
    expect(await cacheOf(loanId)).toBeUndefined()
  })

  it('counts up to the cap day, then has done with the loan', async () => {
    const { loanId } = await loanIn('repaying')
    await night(lateBy(89))
    expect(await cacheOf(loanId)).toMatchObject({ overdueDays: 89, overdueFee: 4450 })
    expect(await read.loan(loanId)).toHaveProperty('duePk')
    await night(lateBy(90))
    expect(await cacheOf(loanId)).toMatchObject({ overdueDays: 90, overdueFee: 4500 })
    expect(await read.loan(loanId)).not.toHaveProperty('duePk')
    await night(lateBy(91))
    expect(await cacheOf(loanId)).toMatchObject({ overdueDays: 90, through: lateBy(90) })
  })

  it('missed on the cap day, still stops the penalty at the cap', async () => {
    const { loanId } = await loanIn('repaying')
    await night(lateBy(120))
    expect(await cacheOf(loanId)).toMatchObject({ overdueFee: 4500 })
    expect(await read.loan(loanId)).not.toHaveProperty('duePk')
  })

  it('parks a loan that cannot be done, and goes on with the rest', async () => {
    const { loanId: poisoned } = await loanIn('repaying')
    const { loanId: sound } = await loanIn('repaying')
    await update(keys.loan(poisoned), { remove: ['history'] })
    await night(lateBy(1))
    expect((await read.loan(sound)).state).toBe('overdue')
    expect((await read.loan(poisoned)).state).toBe('repaying')
    expect(testStack.alarms()).toContain('overdue item quarantined')
    await update(keys.loan(poisoned), { set: { history: [] } })
    await night(lateBy(2))
    expect((await read.loan(poisoned)).state).toBe('overdue')
  })
})

describe('a borrower', () => {
  it('sees on any day what the night of that day writes, of any loan', () => {
    const fen = fc.integer({ min: 1, max: 20_000_00 })
    const days = fc.integer({ min: 1, max: 365 })
    const ppm = fc.nat(20_000)
    const late = fc.integer({ min: 1, max: 800 })
    fc.assert(
      fc.property(fen, days, ppm, fc.nat(365), late, (principalFen, periodDays, overduePpm, cap, late) => {
        const { dueDate, startDate, terms } = paidOutLoan(principalFen, periodDays, {
          ...rates,
          overduePpm,
          overdueCapDays: cap,
        })
        const loan = { ...loanView('repaying', ['repaying']), terms, startDate, dueDate }
        const today = addDays(dueDate, late)
        const cache = cacheFor({ ...loan, ...keys.loan(loan.id), ...dueOn(dueDate, loan.id), userId: 1 }, today)
        const [shown] = homeDetail(loan, today)
        expect(shown?.content).toMatchObject({ overdue_amount: yuan(cache.overdueFee), overdue_day: late })
        expect(cache).toMatchObject({ overdueDays: Math.min(late, cap), through: addDays(dueDate, cache.overdueDays) })
      }),
    )
  })

  it('is told in the morning, once a notice, with what is due', async () => {
    const { loanId } = await loanIn('repaying')
    for (let day = -5; day <= 8; day++) await night(lateBy(day))
    await night(lateBy(8))
    const messages = await messagesOf(loanId)
    expect(messages.map(({ template, params, notBefore }) => [template, params, dateOf(Number(notBefore))])).toEqual(
      expect.arrayContaining([
        ['repayment-reminder', { cash_account: '1000.00', account: '1006.00', arrive_date: dueDate }, lateBy(-3)],
        ['repayment-reminder', { cash_account: '1000.00', account: '1006.00', arrive_date: dueDate }, lateBy(-1)],
        ['repayment-reminder', { cash_account: '1000.00', account: '1006.00', arrive_date: dueDate }, dueDate],
        ['overdue-notice', { cash_account: '1000.00', account: '1006.50', day: '1' }, lateBy(1)],
        ['overdue-notice', { cash_account: '1000.00', account: '1007.50', day: '3' }, lateBy(3)],
        ['overdue-notice', { cash_account: '1000.00', account: '1009.50', day: '7' }, lateBy(7)],
      ]),
    )
    expect(messages).toHaveLength(6)
    for (const { notBefore } of messages) expect(new Date(Number(notBefore)).getUTCHours()).toBe(0) // 08:00 in Beijing
  })
})

describe('shards', () => {
  it('get about as many loans each', () => {
    const counts = new Map<number, number>()
    for (let n = 0; n < 6400; n++) {
      const shard = shardOf(String(noon * 4096 + n * 977), DUE_SHARDS)
      counts.set(shard, (counts.get(shard) ?? 0) + 1)
    }
    expect(Math.min(...counts.values())).toBeGreaterThan(60)
    expect(Math.max(...counts.values())).toBeLessThan(150)
  })
})
