import { describe, expect, it } from 'vitest'
import { borrowers, DAY, MINUTE } from '../borrowers.ts'
import { openHouse } from '../house.ts'
import { reconcilingIn } from '../reconciling.ts'

const house = await openHouse()
const { loanIn, openRepayment, paid, read } = await borrowers()
const { aDay, firstDay, night, provider, closedAndReconciled, runOf } = await reconcilingIn(house)

/** What was told to somebody since. */
function alarmsSince() {
  const before = house.alarms().length
  return () => house.alarms().slice(before)
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
