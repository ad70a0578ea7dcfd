import { closeDays } from '../../lib/books/close-days.ts'
import { reconcile } from '../../lib/books/reconcile/run.ts'
import { addDays, dateOf, dates, startOf } from '../../lib/domain/calendar.ts'
import { noSums } from '../../lib/domain/trial-balance.ts'
import { closeDay } from '../../lib/store/close.ts'
import { keys } from '../../lib/store/keys.ts'
import type { Order } from '../../lib/store/order.ts'
import { begun, type Reconciliation } from '../../lib/store/reconciliation.ts'
import { commit } from '../../lib/table/commit.ts'
import { get } from '../../lib/table/read.ts'
import { removeItem } from '../../lib/table/update.ts'
import type { PayoutStatus, RepaymentStatus } from '../../lib/vendors/payment-provider.ts'
import { VendorUnavailable } from '../../lib/vendors/unavailable.ts'
import { borrowers, DAY, MINUTE, noon, present } from './borrowers.ts'
import { testStack } from './test-stack.ts'

export type Word = PayoutStatus | RepaymentStatus | 'silence' | 'poison'

/** Days, and the nights in which they are closed and reconciled. Call it after the stack is open. */
export function reconciling() {
  const { paid } = borrowers()
  type Arguments = Parameters<typeof reconcile>

  let days = 0
  /** The first day of a stack: nothing was ever closed or reconciled, and no night looks back so far as to another test's. */
  async function firstDay(): Promise<number> {
    for (const { pk, sk } of await testStack.everything())
      if (/^(JOB#|CLOSE)/.test(String(pk))) await removeItem({ pk: String(pk), sk: String(sk) })
    return noon + 40 * DAY * ++days
  }

  /** A day of the test's own: all before it is closed and reconciled. */
  async function aDay(): Promise<number> {
    const day = await firstDay()
    const dayBefore = addDays(dateOf(day), -1)
    const done = dates(addDays(dayBefore, -30), dayBefore).map((date) => ({ ...begun(date, day), doneAt: day }))
    await Promise.all(done.map((run) => commit({ put: run })))
    await commit(closeDay(dayBefore, noSums, day))
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
