import { describe, expect, it } from 'vitest'
import { keys } from '../../../lib/store/keys.ts'
import { update } from '../../../lib/table/update.ts'
import { borrowers, DAY, MINUTE } from '../borrowers.ts'
import { reconciling } from '../reconciling.ts'
import { testStack } from '../test-stack.ts'

const { loanIn, openRepayment, paid, payoutResult, read } = borrowers()
const { aDay, firstDay, night, closeDays, provider, reconciled, closedAndReconciled, runOf } = reconciling()

/** What was told to somebody since. */
function alarmsSince() {
  const before = testStack.alarms().length
  return () => testStack.alarms().slice(before)
}

describe('nights without a run', () => {
  it('are made up for, the oldest day first', async () => {
    const day = await aDay()
    const { loanId, no } = await loanIn('repaying', { now: day })
    const order = await openRepayment(loanId, day + MINUTE)
    const { no: younger } = await loanIn('repaying', { now: day + 3 * DAY })
    const alarms = alarmsSince()
    const asker = provider({ [order.no]: { state: 'paid', notice: paid(order) } })
    await closedAndReconciled(asker, night(day, 6))
    expect(asker.asked.slice(0, 2).toSorted()).toEqual([no, order.no].toSorted())
    expect(asker.asked.slice(2)).toEqual([younger])
    expect(await read.loan(loanId)).toMatchObject({ state: 'finished' })
    expect(await runOf(day)).toMatchObject({ doneAt: night(day, 6), counts: { booked: 1 } })
    expect(alarms()).toEqual([])
  })

  it('are none of the three in which an order is asked about', async () => {
    const day = await aDay()
    const { no } = await loanIn('repaying', { now: day })
    const alarms = alarmsSince()
    const mute = provider({ [no]: 'silence' })
    for (const n of [1, 6]) await closedAndReconciled(mute, night(day, n))
    expect(await runOf(day)).not.toHaveProperty('doneAt')
    await closedAndReconciled(mute, night(day, 7))
    expect(mute.asked).toEqual([no, no, no])
    expect(await runOf(day)).toMatchObject({ again: [no], givenUp: true })
    expect(alarms()).toEqual(['reconciliation given up'])
  })

  it('more than 31 of them: each day out of reach is given up, and told once', async () => {
    const day = await aDay()
    await loanIn('repaying', { now: day })
    const { no: lost } = await loanIn('repaying', { now: day + DAY })
    const { no: oldest } = await loanIn('repaying', { now: day + 2 * DAY })
    await closedAndReconciled(provider(), night(day))
    const alarms = alarmsSince()
    const asker = provider()
    for (const minutes of [0, 15]) await closedAndReconciled(asker, night(day, 33) + minutes * MINUTE)
    expect(asker.asked).toEqual([oldest])
    expect(asker.asked).not.toContain(lost)
    expect(await runOf(day)).not.toHaveProperty('givenUp')
    expect(await runOf(day + DAY)).toMatchObject({ givenUp: true })
    expect(alarms()).toEqual(['reconciliation given up'])
  })

  it('of a new stack, before its first day, are not told to anybody', async () => {
    const day = await firstDay()
    const alarms = alarmsSince()
    await closedAndReconciled(provider(), night(day))
    await closedAndReconciled(provider(), night(day, 2))
    expect(alarms()).toEqual([])
  })

  it('that cannot be made up for in the time of a run are told to somebody', async () => {
    const day = await aDay()
    await loanIn('repaying', { now: day })
    const alarms = alarmsSince()
    await closedAndReconciled(provider(), night(day, 3), { budgetMs: -1 })
    expect(alarms()).toEqual([])
    await closedAndReconciled(provider(), night(day, 4), { budgetMs: -1 })
    expect(alarms()).toEqual(['reconciliation is behind'])
  })
})

describe('a day whose close is missing', () => {
  /** `close-days` failed in the first night; `reconcile` did not. */
  async function notClosed() {
    const day = await aDay()
    const { loanId, no } = await loanIn('repaying', { now: day })
    const asker = provider()
    await reconciled(asker, night(day))
    return { day, loanId, no, asker }
  }

  it('is not done before its close is there, and its orders are asked about once', async () => {
    const { day, no, asker } = await notClosed()
    const alarms = alarmsSince()
    for (const n of [2, 3, 4, 5]) await reconciled(asker, night(day, n))
    expect(await runOf(day)).not.toHaveProperty('doneAt')
    await closedAndReconciled(asker, night(day, 6))
    expect(asker.asked).toEqual([no])
    expect(await runOf(day)).toMatchObject({ doneAt: night(day, 6), counts: { agrees: 1 } })
    expect(await runOf(day)).not.toHaveProperty('givenUp')
    expect(alarms()).toEqual([])
  })

  it('wakes somebody for what differs at once, and once', async () => {
    const day = await aDay()
    const { no } = await loanIn('repaying', { now: day })
    const alarms = alarmsSince()
    for (let run = 0; run < 3; run++)
      await reconciled(provider({ [no]: await payoutResult(no, 'failure') }), night(day))
    expect(alarms()).toEqual(['reconciliation found differences'])
  })

  it('is held against it when it is closed late', async () => {
    const { day, loanId, no, asker } = await notClosed()
    const alarms = alarmsSince()
    await closeDays(night(day, 2))
    await update(keys.movement(loanId, 'disbursed', no), { remove: ['workPk', 'workSk'] })
    await reconciled(asker, night(day, 2))
    expect(alarms()).toEqual(['a closed day has changed'])
  })

  it('is given up when 31 days bring none', async () => {
    const { day, asker } = await notClosed()
    const alarms = alarmsSince()
    await reconciled(asker, night(day, 31))
    expect(alarms()).toEqual([])
    await reconciled(asker, night(day, 32))
    expect(alarms()).toEqual(['reconciliation given up'])
    expect(await runOf(day)).toMatchObject({ givenUp: true })
  })
})

it('the first day of all is held against its close as well', async () => {
  const day = await firstDay()
  const { loanId, no } = await loanIn('repaying', { now: day })
  const alarms = alarmsSince()
  await closeDays(night(day))
  await update(keys.movement(loanId, 'disbursed', no), { remove: ['workPk', 'workSk'] })
  await reconciled(provider(), night(day))
  expect(alarms()).toEqual(['a closed day has changed'])
})
