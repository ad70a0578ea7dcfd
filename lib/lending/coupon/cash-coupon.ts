import type { LoanQuote } from '../../domain/application.ts'
import { bestCoupon, type CouponUse } from '../../domain/coupon.ts'
import { totalFees } from '../../domain/fees.ts'
import type { LoanEvent, LoanState } from '../../domain/loan.ts'
import { type Coupon, loanHolder, releaseCoupon, returnCoupon, spendCoupon, unspendCoupon } from '../../store/coupon.ts'
import type { Loan } from '../../store/loan.ts'
import type { Write } from '../../table/commit.ts'

/** The cash coupon that a new loan takes along: at most its fees, whatever the coupon says. */
export const cashCouponFor = (
  coupons: readonly Coupon[],
  { principalFen, fees }: LoanQuote,
  now: number,
): CouponUse<Coupon> | undefined =>
  bestCoupon(coupons, { kind: 'cash', baseFen: principalFen, roomFen: totalFees(fees) }, now)

/** Moves the coupon that the loan reserved at submission, by the loan's event. */
const effects: Partial<Record<LoanEvent, (userId: number, id: number, heldBy: string, heldMs: number) => Write>> = {
  firstReject: releaseCoupon,
  secondReject: releaseCoupon,
  cancel: releaseCoupon,
  paidOut: spendCoupon,
  payoutReversed: unspendCoupon,
}

export function moveCashCoupon(
  { id, userId, terms, createdAt }: Pick<Loan, 'id' | 'userId' | 'terms' | 'createdAt'>,
  event: LoanEvent,
  to: LoanState,
  now: number,
): Write[] {
  // No further payout follows: the coupon is not reserved for one.
  const effect = event === 'payoutReversed' && to === 'cancelled' ? returnCoupon : effects[event]
  return effect && terms.cashCoupon ? [effect(userId, terms.cashCoupon.id, loanHolder(id), now - createdAt)] : []
}
