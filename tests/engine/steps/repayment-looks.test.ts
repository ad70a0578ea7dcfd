import { afterEach, describe, expect, it } from 'vitest'
import { sweep } from '../../../functions/jobs/sweep.ts'
import { addDays, dateOf, startOf } from '../../../lib/domain/calendar.ts'
import { endRepayment } from '../../../lib/lending/repayment/check.ts'
import { repaymentRecheck } from '../../../lib/lending/repayment/recheck.ts'
import { repaymentOrder } from '../../../lib/lending/repayment/request.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { couponsOf } from '../../../lib/store/coupon.ts'
import { movementsOf } from '../../../lib/store/movement.ts'
import type { RepaymentOrder } from '../../../lib/store/order.ts'
import { checkAt, WATCH_SHARDS } from '../../../lib/table/index-keys.ts'
import { dueForCheck } from '../../../lib/table/indexes.ts'
import { removeItem } from '../../../lib/table/update.ts'
import type { RepaymentStatus } from '../../../lib/vendors/payment-provider.ts'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import { atOnce, borrowers, codeOf, DAY, MINUTE, noon, present } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { grant, loanIn, openRepayment, pages, paid, read } = borrowers()

const expired = noon + 120 * MINUTE

afterEach(async () => {
  for (const item of await testStack.everything()) {
    if (item.duePk) await removeItem({ pk: String(item.pk), sk: String(item.sk) })
  }
})

type Word = RepaymentStatus['state'] | 'silence'

/** A provider that says of every order the same. */
const saying = (word: Word, order?: RepaymentOrder) => ({
  ...pages,
  queryRepayment: async (): Promise<RepaymentStatus> => {
    if (word === 'silence') throw new VendorUnavailable('lianlian', 'no answer')
    if (word === 'paid') return { state: word, notice: paid(present(order)) }
    return { state: word }
  },
})
const look = (order: RepaymentOrder, word: Word, now: number) =>
  repaymentRecheck(async () => saying(word, order))(order, now)

/** A loan with an open order that has taken a coupon of one yuan. */
async function ordered() {
  const { loanId, userId } = await loanIn('repaying')
  await grant(userId, { amountFen: 1_00 })
  const order = await openRepayment(loanId)
  const state = async () => ({
    order: (await read.repayment(order.no)).state,
    noted: (await read.user(userId)).openLoan?.order?.no === order.no,
    coupon: (await couponsOf(userId))[0]?.state,
    watched: 'duePk' in (await read.repayment(order.no)),
    loan: (await read.loan(loanId)).state,
  })
  const again = async (word: Word, now: number) => {
    const wanted = { user: await read.user(userId), coupons: await couponsOf(userId), loanId }
    await repaymentOrder(saying(word, order), wanted, now)
    return present((await read.user(userId)).openLoan?.order)
  }
  return { loanId, userId, order, state, again }
}

const open = { order: 'waiting', noted: true, coupon: 'reserved', watched: true, loan: 'repaying' }
const dead = { order: 'expired', noted: false, coupon: 'unused', watched: false, loan: 'repaying' }
const done = { order: 'paid', noted: false, coupon: 'used', watched: false, loan: 'finished' }

describe('an open order is watched from the end of its time on', () => {
  it('and not before', async () => {
    const { order } = await ordered()
    const due = async (at: number) => {
      const found = []
      for (let shard = 0; shard < WATCH_SHARDS; shard++)
        for await (const key of dueForCheck(shard, at)) found.push(key.pk)
      return found.includes(order.pk)
    }
    expect(await due(order.validUntil)).toBe(false)
    expect(await due(order.validUntil + 1)).toBe(true)
  })

  it('until it is paid', async () => {
    const { order, state } = await ordered()
    await settleRepayment(paid(order), noon)
    expect(await state()).toEqual(done)
  })

  it('by the sweep, which leaves it alone while the provider is silent', async () => {
    const { order, state } = await ordered()
    expect(await sweep(false, expired + 1)).toEqual({ looked: 1, restarted: 0 })
    expect(await state()).toEqual(open)
    expect(await read.repayment(order.no)).toMatchObject({
      looks: 1,
      ...checkAt(expired + 1 + 10 * MINUTE, order.no),
    })
  })
})

describe('what the provider says of an order', () => {
  const grid: [Word, string, number, object][] = [
    ['paid', 'in its time: its notification was lost', noon + MINUTE, done],
    ['paid', 'after its time', expired + DAY, done],
    ['unpaid', 'in its time', expired - 1, open],
    ['unpaid', 'when its time is over', expired, dead],
    ['processing', 'in its time', noon + MINUTE, open],
    ['processing', 'when its time is over', expired + DAY, open],
    ['failed', 'in its time', noon + MINUTE, dead],
    ['failed', 'when its time is over', expired + MINUTE, dead],
    ['refunded', 'before we knew that it was paid', noon + MINUTE, dead],
    ['unknown', 'when its time is just over', expired + MINUTE, open],
    ['unknown', 'a while after its time: it never came there', expired + 5 * MINUTE, dead],
    ['silence', 'at any time', expired + DAY, open],
  ]
  it.each(grid)('%s, %s', async (word, _, now, outcome) => {
    const { order, state } = await ordered()
    await look(order, word, now)
    expect(await state()).toEqual(outcome)
    expect((await read.repayment(order.no)).endedBy).toBe(outcome === dead ? word : undefined)
  })

  it('paid, heard by ten looks at once, is booked once', async () => {
    const { loanId, order, state } = await ordered()
    expect(await atOnce(10, () => look(order, 'paid', expired))).toEqual({ done: 10 })
    expect(await state()).toEqual(done)
    expect((await movementsOf(loanId)).map(({ kind }) => kind).sort()).toEqual(['disbursed', 'repaid'])
  })

  it('unpaid, and its notification after all: the payment wins, in either order', async () => {
    for (const paidFirst of [true, false]) {
      const { order, state } = await ordered()
      const steps = [() => settleRepayment(paid(order), expired), () => look(order, 'unpaid', expired)]
      for (const step of paidFirst ? steps : steps.reverse()) await step()
      expect(await state()).toEqual(done)
    }
  })

  it('unpaid, at the same time as its notification: paid, or paid after it had ended', async () => {
    const { order, state } = await ordered()
    await Promise.all([look(order, 'unpaid', expired), settleRepayment(paid(order), expired)])
    expect(await state()).toEqual(done)
  })

  const words: Word[] = ['paid', 'unpaid', 'unknown', 'failed', 'processing', 'refunded', 'silence']
  it.each(words)('%s, of an order that is paid or dead already, changes nothing', async (word) => {
    for (const end of ['paid', 'unpaid'] as const) {
      const { order } = await ordered()
      await look(order, end, expired)
      const before = await testStack.everything()
      await look(await read.repayment(order.no), word, expired + DAY)
      expect(await endRepayment(order, 'unpaid', expired + DAY)).toBe(false)
      expect(await testStack.everything()).toEqual(before)
    }
  })

  it('of a replaced order ends that one, and leaves the newer one alone', async () => {
    const { order, again, userId } = await ordered()
    const tomorrow = startOf(addDays(dateOf(noon), 1)) + DAY / 2
    const newer = await again('unpaid', tomorrow)
    expect(newer.no).not.toBe(order.no)
    await look(await read.repayment(order.no), 'unpaid', tomorrow)
    expect((await read.user(userId)).openLoan?.order?.no).toBe(newer.no)
  })
})

describe('an order of which nothing final is heard', () => {
  it('is looked at again, ever more seldom, rings once after a day, and is given up after thirty', async () => {
    const { order } = await ordered()
    const gaps: number[] = []
    let now = order.validUntil
    const rung = () => testStack.alarms().filter((event) => event === 'repayment order unclear for a day').length
    const before = rung()
    for (let stored = order; 'duePk' in stored; stored = await read.repayment(order.no)) {
      await look(stored, 'processing', now)
      const { dueSk } = (await read.repayment(order.no)) as RepaymentOrder & { dueSk?: string }
      if (!dueSk) break
      const next = Number(dueSk.split('#')[0])
      gaps.push((next - now) / MINUTE)
      expect(rung() - before).toBe(now >= order.validUntil + DAY ? 1 : 0)
      now = next
    }
    expect(gaps.slice(0, 8)).toEqual([10, 20, 40, 80, 160, 320, 360, 360])
    expect(now).toBeGreaterThanOrEqual(order.validUntil + 30 * DAY)
    expect(now).toBeLessThan(order.validUntil + 31 * DAY)
    expect(rung() - before).toBe(1)
  })

  it('does not hold up the rest: after three silent answers a run asks no more', async () => {
    const orders = await Promise.all(Array.from({ length: 5 }, async () => (await ordered()).order))
    let asked = 0
    const provider = async () => ({
      queryRepayment: async () => {
        asked++
        return saying('silence').queryRepayment()
      },
    })
    const looks = repaymentRecheck(provider)
    for (const order of orders) await looks(order, expired)
    expect(asked).toBe(3)
    expect(await Promise.all(orders.map(async ({ no }) => (await read.repayment(no)).looks ?? 0))).toEqual([
      1, 1, 1, 0, 0,
    ])
  })

  it('nor does a fault of ours', async () => {
    const { order, state } = await ordered()
    const faulty = repaymentRecheck(async () => ({ queryRepayment: async () => Promise.reject(new Error('bug')) }))
    await faulty(order, expired)
    expect(await state()).toEqual(open)
    expect(testStack.alarms()).toContain('repayment order not checked')
  })
})

describe('who asks to pay again', () => {
  it('gets the same form while the order may be paid, or the provider is silent', async () => {
    const { order, again } = await ordered()
    for (const word of ['unpaid', 'unknown', 'silence'] as const) {
      expect((await again(word, noon + MINUTE)).no).toBe(order.no)
    }
  })

  it('is told to wait while a payment is under way, and that it was paid when it was', async () => {
    const { again, state } = await ordered()
    expect(await codeOf(again('processing', noon + MINUTE))).toBe('REPAYMENT_IN_PROGRESS')
    expect(await state()).toEqual(open)
    expect(await codeOf(again('paid', noon + MINUTE))).toBe('REPAYMENT_IN_PROGRESS')
    expect(await state()).toEqual(done)
    expect(await codeOf(again('paid', noon + MINUTE))).toBe('LOAN_NOT_PAYABLE')
  })

  it('orders anew at once after a failed payment, with the same coupon', async () => {
    const { order, again, userId } = await ordered()
    const next = await again('failed', noon + MINUTE)
    expect(next.no).not.toBe(order.no)
    expect(next).toMatchObject({ amountFen: order.amountFen, coupon: order.coupon })
    expect(await couponsOf(userId)).toMatchObject([{ state: 'reserved', heldBy: next.no }])
    expect((await read.repayment(order.no)).state).toBe('expired')
  })

  it('orders anew with the same coupon when the time of the first is over', async () => {
    const { order, again } = await ordered()
    const next = await again('unpaid', expired)
    expect(next.no).not.toBe(order.no)
    expect(next.coupon).toEqual(order.coupon)
  })

  it('five times at once after a failure: one new order', async () => {
    const { loanId, userId, order } = await ordered()
    const wanted = { user: await read.user(userId), coupons: await couponsOf(userId), loanId }
    const outcomes = await atOnce(5, () => repaymentOrder(saying('failed'), wanted, noon + MINUTE))
    expect(outcomes.done).toBeGreaterThan(0)
    expect(
      Object.keys(outcomes).filter((outcome) => outcome !== 'done' && outcome !== 'REPAYMENT_IN_PROGRESS'),
    ).toEqual([])
    const orders = (await testStack.everything()).filter((item) => item.loanId === loanId && item.sk === 'ORDER')
    expect(orders.filter(({ kind, no }) => kind === 'repayment' && no !== order.no)).toHaveLength(1)
  })
})
