import { payerOf } from '../../account/person.ts'
import type { Account } from '../../domain/account.ts'
import type { BusinessDate } from '../../domain/calendar.ts'
import { bestCoupon, type CouponPurpose, type CouponUse, mayUse, useOf } from '../../domain/coupon.ts'
import { Failure } from '../../domain/failure.ts'
import type { LoanView } from '../../domain/loan.ts'
import type { Wanted } from '../../domain/part-payment.ts'
import { couponRoom } from '../../domain/repayment.ts'
import { config } from '../../platform/config.ts'
import { vaultOf } from '../../platform/sealing.ts'
import { type Coupon, couponUnused } from '../../store/coupon.ts'
import { repaymentNo } from '../../store/order-no.ts'
import type { User } from '../../store/user.ts'
import { tryCommit } from '../../table/commit.ts'
import type { PaymentProvider, SignedForm } from '../../vendors/payment-provider.ts'
import { openRepayment, validMinutes } from './open-repayment.ts'

interface Request {
  user: User
  coupons: readonly Coupon[]
  couponId?: number | undefined
}

/**
 * Opens an order under a new number, with a coupon when there is one. `found` is the borrower as stored, when another order
 * was opened (or the loan ended) between the read and the write.
 */
export async function newRepaymentOrder(
  provider: Pick<PaymentProvider, 'repaymentForm'>,
  wanted: Request,
  due: { loan: LoanView; dueDate: BusinessDate; due: Account; quote: Wanted },
  now: number,
): Promise<{ form: SignedForm } | { found: User | undefined }> {
  const { user, coupons, couponId } = wanted
  const { loan, dueDate, quote } = due
  const use = couponFor(wanted, due, now)
  const no = repaymentNo(loan.id, now)
  const minutes = validMinutes(now)
  const form = provider.repaymentForm({
    payer: await payerOf(user),
    orderNo: no,
    orderedAtMs: now,
    amountFen: quote.total - (use?.fen ?? 0),
    validMinutes: minutes,
    notifyUrl: `${config.API_BASE_URL}/llpay-auth-pay-notify`,
    returnUrl: `${config.API_BASE_URL}/llpay-auth-url-return`,
  })
  const sealed = (await vaultOf(user)).seal(`order|${no}`, JSON.stringify(form))
  const coupon = use && { id: use.coupon.id, amountFen: use.fen }
  const validUntil = now + minutes * 60_000
  const refused = await tryCommit(
    ...openRepayment({ user, loanId: loan.id, dueDate, quote, coupon, no, form: sealed, validUntil, now }),
  )
  if (!refused) return { form }
  // Two taps in one millisecond: the next is as good.
  if (refused.guard.name === 'orderNew') return newRepaymentOrder(provider, wanted, due, now + 1)
  if (refused.guard.name !== couponUnused) return { found: refused.item as User | undefined }
  // Another order took the coupon in this moment. A request that did not name it goes on with the next best, or without.
  if (couponId !== undefined) throw new Failure('COUPON_UNUSABLE')
  const others = coupons.filter(({ id }) => id !== coupon?.id)
  return newRepaymentOrder(provider, { ...wanted, coupons: others }, due, now)
}

function couponFor(
  { coupons, couponId }: Request,
  { loan, due, quote }: { loan: LoanView; due: Account; quote: Wanted },
  now: number,
): CouponUse<Coupon> | undefined {
  if (couponId === 0) return undefined
  if (quote.part) {
    if (couponId !== undefined) throw new Failure('COUPON_UNUSABLE')
    return undefined
  }
  const purpose: CouponPurpose = { kind: 'repayment', baseFen: due.total, roomFen: couponRoom(quote, loan.terms) }
  if (couponId === undefined) return bestCoupon(coupons, purpose, now)
  const named = coupons.find(({ id }) => id === couponId)
  if (!named || !mayUse(named, purpose, now)) throw new Failure('COUPON_UNUSABLE')
  return useOf(named, purpose)
}
