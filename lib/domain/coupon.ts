import type { Fen } from './money.ts'

/** `repayment` is deducted from what a borrower repays, `cash` is paid out on top of a loan. */
export type CouponKind = 'repayment' | 'cash'

/** A coupon is reserved for an order or a loan and released again, or `used` for good once the money has moved. */
export type CouponState = 'unused' | 'reserved' | 'used'

export interface CouponFacts {
  id: number
  kind: CouponKind
  amountFen: Fen
  /** Least amount due (repayment) or principal (cash) in fen for which it may be used. */
  minFen: Fen
  state: CouponState
  /** ms; the last moment at which it may be chosen. A reserved coupon no longer expires. */
  validUntil: number
}

/** A coupon and how much of it is used; the rest of its amount is lost. */
export interface CouponUse<C> {
  coupon: C
  fen: Fen
}

/** The use that a coupon is chosen for: its kind, the amount compared with its minimum, and the most it may take off. */
export interface CouponPurpose {
  kind: CouponKind
  baseFen: Fen
  roomFen: Fen
}

export function mayUse(coupon: CouponFacts, purpose: CouponPurpose, now: number): boolean {
  return (
    coupon.kind === purpose.kind &&
    coupon.state === 'unused' &&
    now <= coupon.validUntil &&
    coupon.minFen <= purpose.baseFen &&
    purpose.roomFen > 0
  )
}

export const useOf = <C extends CouponFacts>(coupon: C, { roomFen }: CouponPurpose): CouponUse<C> => ({
  coupon,
  fen: Math.min(coupon.amountFen, roomFen),
})

/**
 * Picks the coupon that takes off most, of those that are spent to at least half of their worth; of equal ones the one that ends
 * first. A large coupon is not wasted on a small amount: the borrower may still name it.
 */
export function bestCoupon<C extends CouponFacts>(
  coupons: readonly C[],
  purpose: CouponPurpose,
  now: number,
): CouponUse<C> | undefined {
  const [best] = coupons
    .filter((coupon) => mayUse(coupon, purpose, now))
    .map((coupon) => useOf(coupon, purpose))
    .filter(({ coupon, fen }) => 2 * fen >= coupon.amountFen)
    .sort((a, b) => b.fen - a.fen || a.coupon.validUntil - b.coupon.validUntil || a.coupon.id - b.coupon.id)
  return best
}

/**
 * Returns the state shown to a borrower: 0 unused, 1 used, 2 expired. A reserved coupon is shown as unused, also past its end.
 */
export function shownState(coupon: Pick<CouponFacts, 'state' | 'validUntil'>, now: number): 0 | 1 | 2 {
  if (coupon.state === 'used') return 1
  return coupon.state === 'unused' && coupon.validUntil < now ? 2 : 0
}
