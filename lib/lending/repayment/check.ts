import { repaymentBefore } from '../../domain/order.ts'
import { log } from '../../platform/log.ts'
import { isHeldBy, releaseCoupon } from '../../store/coupon.ts'
import { keys } from '../../store/keys.ts'
import { orderIn, type RepaymentOrder } from '../../store/order.ts'
import { tryCommit, type Write } from '../../table/commit.ts'
import { equals } from '../../table/expressions.ts'
import { get } from '../../table/read.ts'
import type { PaymentProvider, RepaymentStatus } from '../../vendors/payment-provider.ts'
import { VendorUnavailable } from '../../vendors/unavailable.ts'
import { settleRepayment } from './settle.ts'

export type RepaymentQueries = Pick<PaymentProvider, 'queryRepayment'>

/**
 * The state of an open order: it may still be paid, a payment is under way, it was paid or is dead (both recorded by
 * now), the provider was silent, or its answer does not fit what is stored.
 */
export type RepaymentCheck = 'payable' | 'in-progress' | 'paid' | 'dead' | 'unavailable' | 'mismatch'

/** "No such order" is disbelieved so long after its time: the borrower may have come to the page at the last moment. */
const UNKNOWN_MS = 5 * 60_000

/** Asks the provider about an order that is not final here, and writes down what is final there. */
export async function checkRepayment(
  provider: RepaymentQueries,
  order: RepaymentOrder,
  now: number,
): Promise<RepaymentCheck> {
  const status = await provider
    .queryRepayment({ orderNo: order.no, orderedAtMs: order.orderedAt })
    .catch((error: unknown) => {
      if (error instanceof VendorUnavailable) return undefined
      throw error
    })
  if (!status) return 'unavailable'
  if (status.state === 'paid') return (await settleRepayment(status.notice, now, 'query')) ? 'paid' : 'mismatch'
  if (status.state === 'processing') return 'in-progress'
  if (now < deadFrom(order, status)) return 'payable'
  if (status.state === 'refunded') log.error('repayment refunded before it was booked', { orderNo: order.no })
  return (await endRepayment(order, status.state, now)) ? 'dead' : 'mismatch'
}

/** Unpaid is final when the order's time is over; a failed payment at once, so that the borrower can order anew. */
function deadFrom(order: RepaymentOrder, { state }: RepaymentStatus): number {
  if (state === 'unpaid') return order.validUntil
  return state === 'unknown' ? order.validUntil + UNKNOWN_MS : 0
}

/**
 * Ends an order that cannot be paid any more, as the provider said: its coupon is the borrower's again, and another may be
 * opened. False when it was paid or changed in this moment; the caller checks again.
 */
export async function endRepayment(
  order: RepaymentOrder,
  endedBy: NonNullable<RepaymentOrder['endedBy']>,
  now: number,
): Promise<boolean> {
  const { no, userId, coupon, createdAt } = order
  const [user, stored] = await Promise.all([get(keys.user(userId)), coupon && get(keys.coupon(userId, coupon.id))])
  return !(await tryCommit(
    {
      update: keys.order(no),
      changes: { set: { state: 'expired', endedBy }, remove: ['duePk', 'dueSk'] },
      guard: orderIn(repaymentBefore('expire')),
    },
    ...(user?.openLoan?.order?.no === no ? [forget(userId, no)] : []),
    ...(coupon && isHeldBy(stored, no) ? [releaseCoupon(userId, coupon.id, no, now - createdAt)] : []),
  ))
}

/** The borrower's note of the order, unless a newer order has taken its place. */
const forget = (userId: number, no: string): Write => ({
  update: keys.user(userId),
  changes: { remove: ['openLoan.order'] },
  guard: { name: 'orderNoted', condition: equals('openLoan.order.no', no) },
})
