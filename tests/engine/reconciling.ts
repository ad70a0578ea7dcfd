import { addDays, dateOf, dates, startOf } from '../../lib/domain/calendar.ts'
import { nothing } from '../../lib/domain/trial-balance.ts'
import type { Order } from '../../lib/store/order.ts'
import type { Reconciliation } from '../../lib/store/reconciliation.ts'
import type { PayoutStatus, RepaymentStatus } from '../../lib/vendors/payments.ts'
import { VendorUnavailable } from '../../lib/vendors/unavailable.ts'
import { borrowers, DAY, MINUTE, noon, present } from './borrowers.ts'
import type { House } from './house.ts'

export type Word = PayoutStatus | RepaymentStatus | 'silence' | 'poison'

/** Days, and the nights in which they are closed and reconciled. Call it after the house is open. */
export async function reconcilingIn(house: House) {
  const { closeDays } = await import('../../lib/books/close-days.ts')
  const { reconcile } = await import('../../lib/books/reconcile/run.ts')
  const { closeDay } = await import('../../lib/store/close.ts')
  const { commit } = await import('../../lib/table/commit.ts')
  const { keys } = await import('../../lib/store/keys.ts')
  const { get } = await import('../../lib/table/read.ts')
  const { begun } = await import('../../lib/store/reconciliation.ts')
  const { removeItem } = await import('../../lib/table/update.ts')
  const { paid } = await borrowers()
  type Arguments = Parameters<typeof reconcile>

  let days = 0
  /** The first day of a stack: nothing was ever closed or reconciled, and no night looks back so far as to another test's. */
  async function firstDay(): Promise<number> {
    for (const { pk, sk } of await house.everything())
      if (/^(JOB#|CLOSE)/.test(String(pk))) await removeItem({ pk: String(pk), sk: String(sk) })
    return noon + 40 * DAY * ++days
  }

  /** A day of the test's own: all before it is closed and reconciled. */
  async function aDay(): Promise<number> {
    const day = await firstDay()
    const dayBefore = addDays(dateOf(day), -1)
    const done = dates(addDays(dayBefore, -30), dayBefore).map((date) => ({ ...begun(date, day), doneAt: day }))
    await Promise.all(done.map((run) => commit({ put: run })))
    await commit(closeDay(dayBefore, nothing, day))
    return day
  }

  /** 03:00 of the n-th night after a day. */
  const night = (day: number, n = 1) => startOf(addDays(dateOf(day), n)) + 180 * MINUTE

  /** A provider that says of each order what it is told to, and of others what is stored here. */
  function provider(words: Record<string, Word> = {}) {
    const asked: string[] = []
    const say = async (no: string): Promise<PayoutStatus | RepaymentStatus> => {
      asked.push(no)
      const word = words[no]
      if (word === 'silence') throw new VendorUnavailable('provider', 'time-out')
      if (word === 'poison') throw new TypeError('cannot be read')
      return word ?? said(present(await get<Order>(keys.order(no))))
    }
    return {
      asked,
      queryPayout: (no: string) => say(no) as Promise<PayoutStatus>,
      queryRepayment: ({ orderNo }: { orderNo: string }) => say(orderNo) as Promise<RepaymentStatus>,
    }
  }

  function said(order: Order): PayoutStatus | RepaymentStatus {
    const { no: orderNo, amountFen, providerNo = '' } = order
    if (order.kind === 'payout') {
      return order.state === 'success' ? { state: 'success', orderNo, amountFen, providerNo } : { state: 'processing' }
    }
    return order.state === 'paid' ? { state: 'paid', notice: paid(order) } : { state: 'unpaid' }
  }

  /** As fast as it goes. */
  const reconciled = (asker: Arguments[0], at: number, more: Arguments[2] = {}) =>
    reconcile(asker, at, { pauseMs: 0, ...more })

  /** What a night does: `close-days`, then `reconcile`. */
  async function closedAndReconciled(...[asker, at, more]: Arguments) {
    await closeDays(at)
    return reconciled(asker, at, more)
  }

  const runOf = async (day: number) => present(await get<Reconciliation>(keys.jobRun('reconcile', dateOf(day))))

  return { firstDay, aDay, night, closeDays, provider, reconciled, closedAndReconciled, runOf }
}
