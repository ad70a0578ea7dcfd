import { repaymentBefore } from '../../domain/order.ts'
import { isHeldBy, releaseCoupon } from '../../store/coupon.ts'
import { keys } from '../../store/keys.ts'
import { orderIn, type RepaymentOrder } from '../../store/order.ts'
import { tryCommit, type Write } from '../../table/commit.ts'
import { equals } from '../../table/expressions.ts'
import { get } from '../../table/read.ts'

/**
 * An order that nobody will pay, as the provider said: it ends, its coupon is the borrower's again, and another may be
 * opened. False when it was paid or changed hands in this moment; whoever asks looks again.
 */
export async function endRepayment(
  order: RepaymentOrder,
  endedBy: NonNullable<RepaymentOrder['endedBy']>,
): Promise<boolean> {
  const { no, userId, coupon } = order
  const [user, stored] = await Promise.all([get(keys.user(userId)), coupon && get(keys.coupon(userId, coupon.id))])
  return !(await tryCommit(
    {
      update: keys.order(no),
      changes: { set: { state: 'expired', endedBy }, remove: ['duePk', 'dueSk'] },
      guard: orderIn(repaymentBefore('expire')),
    },
    ...(user?.openLoan?.order?.no === no ? [forget(userId, no)] : []),
    ...(coupon && isHeldBy(stored, no) ? [releaseCoupon(userId, coupon.id, no)] : []),
  ))
}

/** The borrower's note of the order, unless a newer order has taken its place. */
const forget = (userId: number, no: string): Write => ({
  update: keys.user(userId),
  changes: { remove: ['openLoan.order'] },
  guard: { name: 'orderNoted', condition: equals('openLoan.order.no', no) },
})
