import { payoutAfter, payoutLive } from '../../domain/order.ts'
import { log } from '../../platform/log.ts'
import { orderIn, type PayoutOrder, payoutKey } from '../../store/order.ts'
import type { Guard } from '../../table/commit.ts'
import { all, equals } from '../../table/expressions.ts'
import { checkAt } from '../../table/index-keys.ts'
import { get } from '../../table/read.ts'
import { tryUpdate } from '../../table/update.ts'
import type { PaymentProvider, PayoutStatus } from '../../vendors/payment-provider.ts'
import { done, type PayoutNext, queryAfter, ROUNDS_MAX } from './next-step.ts'
import { waitForConfirm } from './record-answer.ts'
import { settlePayout } from './settle.ts'

/** A "no record" is not believed for half an hour after sending: the order may still be on its way at the provider. */
const DISBELIEF_MS = 30 * 60_000
/** Between a workflow, which has mostly asked for two hours, and the next, which the sweep starts. */
const PAYOUT_REST_MS = 3_600_000

/** Asks until the answer is final. A notification that came first has booked already, and then there is nothing to ask. */
export async function queryPayout(
  provider: Pick<PaymentProvider, 'queryPayout'>,
  orderNo: string,
  round: number,
  now: number,
): Promise<PayoutNext> {
  const order = await get(payoutKey(orderNo))
  if (!order || awaitsOperator(order, now) || !payoutLive.includes(order.state)) return done(orderNo)
  const status = closedUnseen(order, await provider.queryPayout(orderNo), now)
  if ('orderNo' in status) {
    const booked = await settlePayout(status, now, 'query')
    return booked ? done(orderNo) : handOver(orderNo, now)
  }
  // The confirmation was not taken: an operator may send it again.
  if (status.state === 'check' && order.state === 'confirming') return waitForConfirm(order, 'confirming', {}, now)
  const never = status.state === 'unknown' && (order.sentAt ?? now) + DISBELIEF_MS <= now
  if (never && (await reopen(order))) return { orderNo, next: 'send', waitS: 0, round: 0 }
  return round >= ROUNDS_MAX ? handOver(orderNo, now) : queryAfter(orderNo, round)
}

/** A suspected payout waits for a click, until its code is worth nothing any more. */
export const awaitsOperator = (order: PayoutOrder, now: number): boolean =>
  order.state === 'check' && (order.confirmBy ?? 0) > now

/** A payment order of a suspected payout exists only once it is confirmed; when the code has expired it never will. */
function closedUnseen(order: PayoutOrder, status: PayoutStatus, now: number): PayoutStatus {
  const suspected = order.state === 'check' || order.state === 'confirming'
  const expired = (order.confirmBy ?? now) + DISBELIEF_MS <= now
  if (!suspected || !expired || status.state !== 'unknown') return status
  return { state: 'closed', orderNo: order.no, amountFen: order.amountFen, providerNo: '' }
}

/**
 * Nothing was created after all: the same number goes out again with the same parameters, as the provider demands. Not an
 * order that the provider once took: about that one it is only asked.
 */
async function reopen(order: PayoutOrder): Promise<boolean> {
  log.warn('payout unknown to the provider after 30 minutes', { orderNo: order.no, state: order.state })
  const notSentAgain: Guard = {
    name: 'notSentAgain',
    condition: all(equals('state', 'sent'), equals('sentAt', order.sentAt)),
  }
  return !(
    'guard' in (await tryUpdate(payoutKey(order.no), { set: { state: payoutAfter('sent', 'resend') } }, notSentAgain))
  )
}

/** The workflow ends without a final word, and leaves the order to the sweep. */
async function handOver(orderNo: string, now: number): Promise<PayoutNext> {
  await tryUpdate(payoutKey(orderNo), { set: checkAt(now + PAYOUT_REST_MS, orderNo) }, orderIn(payoutLive))
  return done(orderNo)
}
