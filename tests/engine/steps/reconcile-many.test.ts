import { describe, expect, it } from 'vitest'
import { AT_ONCE, ORDERS_PAGE } from '../../../lib/books/reconcile/limits.ts'
import { dateOf } from '../../../lib/domain/calendar.ts'
import { keys } from '../../../lib/store/keys.ts'
import { orderOfLoan } from '../../../lib/store/loan-order.ts'
import type { PayoutOrder } from '../../../lib/store/order.ts'
import { commit } from '../../../lib/table/commit.ts'
import { DAY_LOG_SHARDS, shardOf } from '../../../lib/table/index-keys.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import type { PayoutStatus } from '../../../lib/vendors/payment-provider.ts'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import { borrowers, DAY, MINUTE, noon } from '../borrowers.ts'
import { reconciling } from '../reconciling.ts'
import { testStack } from '../test-stack.ts'

const { loanIn, read } = borrowers()
const { aDay, night, closedAndReconciled: run, runOf } = reconciling()

const { no: samplesNo } = await loanIn('repaying', { now: noon - 40 * DAY })
const sample = await read.payout(samplesNo)

/** So many payouts of a day that are booked here, in one shard of its log. */
async function payoutsOf(day: number, count: number): Promise<string[]> {
  const numbers: string[] = []
  for (let n = 0; numbers.length < count; n++) {
    const no = `${dateOf(day)}-${n}`
    if (shardOf(no, DAY_LOG_SHARDS) === 0) numbers.push(no)
  }
  const order = (no: string): PayoutOrder => ({ ...sample, ...keys.order(no), no, createdAt: day })
  await Promise.all(numbers.map((no) => commit({ put: order(no) }, orderOfLoan(order(no)))))
  return numbers
}

type Word = 'yes' | 'silence' | 'poison'

function say(word: Word, orderNo: string): PayoutStatus {
  if (word === 'silence') throw new VendorUnavailable('provider', 'time-out')
  if (word === 'poison') throw new TypeError('cannot be read')
  return { state: 'success', orderNo, amountFen: sample.amountFen, providerNo: '' }
}

const queryRepayment = () => Promise.reject(new Error('There is no repayment here'))

/** A provider that says so of an order, at once. */
function provider(words: (no: string) => Word = () => 'yes') {
  const asked: string[] = []
  const queryPayout = async (no: string) => {
    asked.push(no)
    return say(words(no), no)
  }
  return { asked, queryPayout, queryRepayment }
}

/** A provider that holds its answers until so many wait for one, or nobody new has come for a while: one wait for it. */
function slowProvider(until: number) {
  const seen = { waits: 0, mostOpen: 0 }
  let open: (() => void)[] = []
  let patience: NodeJS.Timeout | undefined
  const answer = () => {
    seen.waits++
    for (const one of open.splice(0)) one()
    open = []
  }
  const queryPayout = async (no: string) => {
    clearTimeout(patience)
    const { promise, resolve } = Promise.withResolvers<void>()
    open.push(resolve)
    seen.mostOpen = Math.max(seen.mostOpen, open.length)
    if (open.length === until) answer()
    else patience = setTimeout(answer, 100)
    await promise
    return say('yes', no)
  }
  return { seen, queryPayout, queryRepayment }
}

describe('many orders', () => {
  it('take as many waits for the provider as there are orders, divided by those that are asked about at once', async () => {
    const day = await aDay()
    await payoutsOf(day, 3 * AT_ONCE)
    const asker = slowProvider(AT_ONCE)
    await run(asker, night(day))
    expect(asker.seen).toEqual({ waits: 3, mostOpen: AT_ONCE })
    expect((await runOf(day)).counts.agrees).toBe(3 * AT_ONCE)
  })

  it('are asked about no faster than agreed', async () => {
    const day = await aDay()
    await payoutsOf(day, 20)
    const began = performance.now()
    await run(provider(), night(day), { pauseMs: 20 })
    expect(performance.now() - began).toBeGreaterThan(19 * 19)
  })

  it('one silent and one poisoned among them: the others have their verdict, these are asked about again', async () => {
    const day = await aDay()
    const numbers = await payoutsOf(day, 2 * AT_ONCE)
    const [silent = '', poisoned = ''] = numbers
    const words = (no: string): Word => (no === silent ? 'silence' : no === poisoned ? 'poison' : 'yes')
    await run(provider(words), night(day))
    expect((await runOf(day)).counts).toMatchObject({ agrees: 2 * AT_ONCE - 2, differs: 0 })
    const second = provider()
    await run(second, night(day, 2))
    expect(second.asked.toSorted()).toEqual([silent, poisoned].toSorted())
    expect(await runOf(day)).toMatchObject({ again: [], doneAt: night(day, 2) })
  })
})

it('an order without a verdict is asked about once a night, however often the schedule calls', async () => {
  const day = await aDay()
  const [open = ''] = await payoutsOf(day, 3)
  const words = (no: string): Word => (no === open ? 'silence' : 'yes')
  await run(provider(words), night(day))
  const [later, next] = [provider(words), provider(words)]
  await run(later, night(day) + 15 * MINUTE)
  expect(later.asked).toEqual([])
  await run(next, night(day, 2))
  expect(next.asked).toEqual([open])
})

describe('a run that ends in the middle of many', () => {
  it('out of time: the next asks about the rest alone', async () => {
    const day = await aDay()
    const numbers = await payoutsOf(day, ORDERS_PAGE + 10)
    const [first, second] = [provider(), provider()]
    await run(first, night(day), { budgetMs: -1 })
    expect(first.asked).toHaveLength(ORDERS_PAGE)
    await run(second, night(day) + MINUTE)
    expect([...first.asked, ...second.asked].toSorted()).toEqual(numbers.toSorted())
    expect((await runOf(day)).counts.agrees).toBe(ORDERS_PAGE + 10)
  })

  it('by a crash while many answers are awaited: they are asked about once more, and counted once', async () => {
    const day = await aDay()
    await payoutsOf(day, 2 * AT_ONCE)
    const { promise: dead, resolve: revive } = Promise.withResolvers<void>()
    const alive = provider()
    const crashed = run({ queryRepayment, queryPayout: (no) => dead.then(() => say('yes', no)) }, night(day))
    await run(alive, night(day) + MINUTE)
    expect(alive.asked).toHaveLength(2 * AT_ONCE)
    revive()
    await crashed
    expect((await runOf(day)).counts.agrees).toBe(2 * AT_ONCE)
  })

  it('with too many without a verdict: those come first the next time, before the rest', async () => {
    const day = await aDay()
    const numbers = await payoutsOf(day, ORDERS_PAGE + 10)
    const unheard = provider((no) => (Number(no.at(-1)) % 2 ? 'silence' : 'yes'))
    await expect(run(unheard, night(day), { againMax: 5 })).rejects.toThrow('too many without a verdict')
    const { again } = await runOf(day)
    const next = provider()
    await run(next, night(day) + MINUTE, { againMax: 5 })
    expect(again.length).toBeGreaterThan(5)
    expect(next.asked).toHaveLength(again.length + 10)
    expect(next.asked.slice(0, again.length).toSorted()).toEqual(again.toSorted())
    expect((await runOf(day)).counts.agrees).toBe(numbers.length)
  })
})

describe('the last of its nights', () => {
  it('that ends out of time gives nothing up: there was an answer to be had', async () => {
    const day = await aDay()
    await payoutsOf(day, 3 * ORDERS_PAGE + 10)
    const alarms = testStack.alarms().length
    for (const n of [1, 2, 3]) await run(provider(), night(day, n), { budgetMs: -1 })
    expect(await runOf(day)).not.toHaveProperty('doneAt')
    expect(await runOf(day)).not.toHaveProperty('givenUp')
    await run(provider(), night(day, 3) + MINUTE)
    expect(await runOf(day)).toMatchObject({ doneAt: night(day, 3) + MINUTE, counts: { agrees: 3 * ORDERS_PAGE + 10 } })
    expect(testStack.alarms()).toHaveLength(alarms)
  })

  it('with a silent provider: the next night tells somebody, and asks no more', async () => {
    const day = await aDay()
    await payoutsOf(day, AT_ONCE)
    const alarms = testStack.alarms().length
    const mute = provider(() => 'silence')
    for (const n of [1, 2, 3]) await expect(run(mute, night(day, n))).rejects.toThrow('the provider is silent')
    const after = provider()
    await run(after, night(day, 4))
    expect(after.asked).toEqual([])
    expect(await runOf(day)).toMatchObject({ givenUp: true, doneAt: night(day, 4) })
    await run(after, night(day, 4) + MINUTE)
    expect(testStack.alarms().slice(alarms)).toEqual(['reconciliation given up'])
  })
})

it('a loan that cannot be compared keeps no other from it, and somebody is told which', async () => {
  const day = await aDay()
  const [bad, good] = [await loanIn('repaying', { now: day }), await loanIn('repaying', { now: day })]
  await update(keys.loan(bad.loanId), { remove: ['terms'] })
  await update(keys.loan(good.loanId), { set: { state: 'finished' } })
  const alarms = testStack.alarms().length
  await run(provider(), night(day))
  expect((await runOf(day)).counts).toMatchObject({ loansDiffer: 1 })
  expect(await get(keys.break('books-mismatch', good.no))).toBeDefined()
  expect(testStack.alarms().slice(alarms)).toEqual(['loan not compared', 'reconciliation found differences'])
})
