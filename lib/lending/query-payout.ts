import { log } from '../platform/log.ts'
import type { Guard } from '../store/commit.ts'
import { all, equals } from '../store/expressions.ts'
import { keys, watchedAt } from '../store/keys.ts'
import { orderIn, type PayoutOrder, payoutLive } from '../store/order.ts'
import { get } from '../store/read.ts'
import { tryUpdate } from '../store/update.ts'
import type { PaymentProvider } from '../vendors/payments.ts'
import { done, type PayoutNext, queryAfter, ROUNDS_MAX } from './payout-next.ts'
import { settlePayout } from './settle-payout.ts'

/** A "no record" is not believed for half an hour after sending: the order may still be on its way at the provider. */
const DISBELIEF_MS = 30 * 60_000
const WATCH_MS = 3_600_000

/** Asks until the answer is final. A notification that came first has booked already, and then there is nothing to ask. */
export async function queryPayout(
  provider: Pick<PaymentProvider, 'queryPayout'>,
  orderNo: string,
  round: number,
  now: number,
): Promise<PayoutNext> {
  const order = await get<PayoutOrder>(keys.order(orderNo))
  if (!order || order.state === 'check' || !payoutLive.includes(order.state)) return done(orderNo)
  const status = await provider.queryPayout(orderNo)
  if ('orderNo' in status) {
    const booked = await settlePayout(status, now)
    return booked ? done(orderNo) : handOver(orderNo, now)
  }
  const never = status.state === 'unknown' && (order.sentAt ?? now) + DISBELIEF_MS <= now
  if (never && (await reopen(order))) return { orderNo, next: 'send', waitS: 0, round: 0 }
  return round >= ROUNDS_MAX ? handOver(orderNo, now) : queryAfter(orderNo, round)
}

/**
 * Nothing was created after all: the same number goes out again with the same parameters, as the provider demands. Not an
 * order that the provider once took: about that one it is only asked.
 */
async function reopen(order: PayoutOrder): Promise<boolean> {
  log.warn('payout unknown to the provider after 30 minutes', { orderNo: order.no, state: order.state })
  const notSentAgain: Guard = {
    name: 'notSentAgain',
    holds: all(equals('state', 'sent'), equals('sentAt', order.sentAt)),
  }
  return !('guard' in (await tryUpdate(keys.order(order.no), { set: { state: 'created' } }, notSentAgain)))
}

/** The workflow ends without a final answer; the sweep looks again every hour. */
async function handOver(orderNo: string, now: number): Promise<PayoutNext> {
  await tryUpdate(keys.order(orderNo), { set: watchedAt(now + WATCH_MS, orderNo) }, orderIn(payoutLive))
  return done(orderNo)
}
