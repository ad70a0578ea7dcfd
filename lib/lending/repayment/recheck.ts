import { describe, log } from '../../platform/log.ts'
import { keys } from '../../store/keys.ts'
import { orderIn, type RepaymentOrder } from '../../store/order.ts'
import { checkAt } from '../../table/index-keys.ts'
import { tryUpdate } from '../../table/update.ts'
import { checkRepayment, type RepaymentQueries } from './check.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Ten minutes, then twice as long each time, up to six hours. */
const backOff = (looks: number): number => MINUTE_MS * Math.min(360, 10 * 2 ** Math.min(looks, 10))

/** A person settles an order after a day; no order is asked about without an end. */
const ALARM_MS = DAY_MS
const GIVE_UP_MS = 30 * DAY_MS

/** After so many silent answers in one run the provider is down: the rest stays due for the next run. */
const SILENT_MAX = 3

export type RepaymentLook = (order: RepaymentOrder, now: number) => Promise<void>

/**
 * Looks at one repayment order after the other whose time is over and of which no notification came. What is final at the
 * provider is written down here; anything else is looked at again later.
 */
export function repaymentRecheck(provider: () => Promise<RepaymentQueries>): RepaymentLook {
  let silent = 0
  return async (order, now) => {
    if (order.state !== 'waiting' || silent >= SILENT_MAX) return
    const found = await checkRepayment(await provider(), order, now).catch((error: unknown) => {
      // One order's fault keeps no other from being looked at.
      log.error('repayment order not checked', { orderNo: order.no, ...describe(error) })
      return 'fault' as const
    })
    if (found === 'paid' || found === 'dead') return
    if (found === 'unavailable') silent++
    await later(order, found, now)
  }
}

async function later(order: RepaymentOrder, found: string, now: number): Promise<void> {
  const { no, validUntil, looks = 0, alarmedAt } = order
  const alarms = !alarmedAt && now >= validUntil + ALARM_MS
  if (alarms) log.error('repayment order unclear for a day', { orderNo: no, loanId: order.loanId, found })
  const givesUp = now >= validUntil + GIVE_UP_MS
  const when = found === 'payable' ? Math.max(validUntil, now + backOff(0)) : now + backOff(looks)
  await tryUpdate(
    keys.order(no),
    {
      set: { looks: looks + 1, ...(alarms ? { alarmedAt: now } : {}), ...(givesUp ? {} : checkAt(when, no)) },
      ...(givesUp ? { remove: ['duePk', 'dueSk'] } : {}),
    },
    // An order that got its final status meanwhile has left the watch list for good.
    orderIn(['waiting']),
  )
}
