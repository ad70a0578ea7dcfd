import type { Fen } from './money.ts'

/** `repayment` is deducted from what a borrower repays, `cash` is paid out on top of a loan. */
export type CouponKind = 'repayment' | 'cash'

/** A coupon is taken by an order or a loan (`reserved`) and given back, or spent for good with the money (`used`). */
export type CouponState = 'unused' | 'reserved' | 'used'

export interface CouponFacts {
  id: number
  kind: CouponKind
  amountFen: Fen
  /** Least amount due (repayment) or principal (cash) for which it may be used. */
  minFen: Fen
  state: CouponState
  /** ms; the last moment at which it may be chosen. Once it is reserved, its end is nobody's concern. */
  validUntil: number
}

/** How much of which coupon is used: no change is given. */
export interface CouponUse<C> {
  coupon: C
  fen: Fen
}

/** What a coupon is wanted for: its kind, the amount that its minimum is compared with, and the most it may take off. */
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

/** The usable coupon of the highest amount; of equal ones the one that ends first. */
export function bestCoupon<C extends CouponFacts>(
  coupons: readonly C[],
  purpose: CouponPurpose,
  now: number,
): CouponUse<C> | undefined {
  const [best] = coupons
    .filter((coupon) => mayUse(coupon, purpose, now))
    .sort((a, b) => b.amountFen - a.amountFen || a.validUntil - b.validUntil || a.id - b.id)
  return best && useOf(best, purpose)
}

/** The state that a borrower sees: 0 unused, 1 used, 2 expired. A reserved one is not spent, and its end is honoured. */
export function shownState(coupon: Pick<CouponFacts, 'state' | 'validUntil'>, now: number): 0 | 1 | 2 {
  if (coupon.state === 'used') return 1
  return coupon.state === 'unused' && coupon.validUntil < now ? 2 : 0
}
