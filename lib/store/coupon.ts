import type { CouponFacts, CouponState } from '../domain/coupon.ts'
import type { FailureCode } from '../domain/failure.ts'
import type { Guard, Key, Write } from '../table/commit.ts'
import { absent, all, atLeast, equals, oneOf } from '../table/expressions.ts'
import { query } from '../table/read.ts'
import { keys } from './keys.ts'
import type { User } from './user.ts'

/** A coupon that a borrower holds. The campaign's id is the coupon's, so that a borrower gets one of each. */
export interface Coupon extends Key, CouponFacts {
  grantedAt: number
  /** The campaign's name, or the operator who gave it. */
  source: string
  /** The order or loan that reserved or used it. */
  heldBy?: string
}

export const couponNew = (failure?: FailureCode): Guard => ({
  name: 'couponNew',
  condition: absent(),
  ...(failure ? { failure } : {}),
})

export function grantCoupon(userId: number, given: Omit<Coupon, keyof Key | 'state'>, guard = couponNew()): Write {
  const coupon: Coupon = { ...keys.coupon(userId, given.id), ...given, state: 'unused' }
  return { put: coupon, guard }
}

/** Holder: an order number, or `loan-<id>`. */
export const loanHolder = (loanId: number): string => `loan-${loanId}`

export const couponUnused = 'couponUnused'

/** Takes a coupon for an order or a loan: of any number that try at once, one gets it. */
export const reserveCoupon = (userId: number, id: number, heldBy: string, now: number): Write => ({
  update: keys.coupon(userId, id),
  changes: { set: { state: 'reserved' satisfies CouponState, heldBy } },
  guard: { name: couponUnused, condition: all(equals('state', 'unused'), atLeast('validUntil', now)) },
})

/** Spends it with the money that left. */
export const spendCoupon = (userId: number, id: number, heldBy: string): Write =>
  held(userId, id, heldBy, 'reserved', { set: { state: 'used' } })

/** The money came back: the coupon is its holder's again, unspent. */
export const unspendCoupon = (userId: number, id: number, heldBy: string): Write =>
  held(userId, id, heldBy, 'used', { set: { state: 'reserved' } })

/** Gives it back, and adds the time for which it was held to its end (ms). */
export const releaseCoupon = (userId: number, id: number, heldBy: string, heldMs: number): Write =>
  held(userId, id, heldBy, 'reserved', givenBack(heldMs))

/** The money came back and will not leave again: the coupon, spent with it, is its holder's again. */
export const returnCoupon = (userId: number, id: number, heldBy: string, heldMs: number): Write =>
  held(userId, id, heldBy, 'used', givenBack(heldMs))

const givenBack = (heldMs: number): CouponChanges => ({
  set: { state: 'unused' },
  add: { validUntil: Math.max(0, heldMs) },
  remove: ['heldBy'],
})

export const couponUnspent = 'couponUnspent'

/**
 * Spends it for an order that was paid, though it may have been given back meanwhile, or to another order of the loan: the
 * money that comes first ends the loan, so no other order can spend it.
 */
export const spendCouponForPayment = (userId: number, id: number, orderNo: string): Write => ({
  update: keys.coupon(userId, id),
  changes: { set: { state: 'used' satisfies CouponState, heldBy: orderNo } },
  guard: { name: couponUnspent, condition: oneOf('state', ['unused', 'reserved'] satisfies CouponState[]) },
})

export const isHeldBy = (coupon: Coupon | undefined, holder: string): boolean =>
  coupon?.state === 'reserved' && coupon.heldBy === holder

type CouponChanges = { set: { state: CouponState }; add?: { validUntil: number }; remove?: ['heldBy'] }

const held = (userId: number, id: number, heldBy: string, state: CouponState, changes: CouponChanges): Write => ({
  update: keys.coupon(userId, id),
  changes,
  guard: { name: 'couponHeld', condition: all(equals('state', state), equals('heldBy', heldBy)) },
})

/** The borrower and, newest first, their coupons: `U` and `U#C#…` are neighbours, so one query brings both. */
export async function withCoupons(userId: number): Promise<{ user: User | undefined; rows: Coupon[] }> {
  const items = await itemsFrom(userId, 'U')
  const user = items.find(({ sk }) => sk === 'U') as User | undefined
  const rows = items.filter(({ sk }) => sk.startsWith('U#C#')).reverse() as Coupon[]
  return { user, rows }
}

/** The coupons alone, for a request that reads the borrower with other items at the same time. */
export const couponsOf = async (userId: number): Promise<Coupon[]> => (await itemsFrom(userId, 'U#C#')) as Coupon[]

const itemsFrom = (userId: number, prefix: string): Promise<(Key & object)[]> =>
  query<Key & object>({
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': keys.user(userId).pk, ':prefix': prefix },
  })
