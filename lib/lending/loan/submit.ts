import type { LoanQuote } from '../../domain/application.ts'
import { Failure } from '../../domain/failure.ts'
import { submittedAt } from '../../domain/loan.ts'
import type { Product } from '../../domain/product.ts'
import { newId } from '../../platform/ids.ts'
import { type Coupon, couponUnused } from '../../store/coupon.ts'
import type { ProfileRecords } from '../../store/records.ts'
import type { User } from '../../store/user.ts'
import { type Refused, tryCommit } from '../../table/commit.ts'
import { cashCouponFor } from '../coupon/cash-coupon.ts'
import { submitLoan } from './new-loan.ts'
import { quoteFor } from './quote.ts'

/** An application, and everything that was read to decide on it. */
interface Request {
  user: User
  /** The session that asks. */
  sid: string
  records: Partial<ProfileRecords>
  coupons: readonly Coupon[]
  product: Product
  wish: Wish
}

interface Wish {
  amount: number
  period: number
}

/**
 * Makes the loan that a borrower asks for, or throws why there is none. A repeated request is a success and makes no second.
 *
 * The transaction checks everything again. When something changed between the read and the write, it says only that it did:
 * the same checks then run on the borrower as found, and say what. If none of them refuses, only the default card is left: it
 * was changed in this moment, and asking again works.
 */
export async function submit(request: Request, now: number): Promise<void> {
  const { user, sid, coupons, product } = request
  const quote = quoteUnlessRepeat(request, now)
  if (!quote) return
  const card = user.defaultCard
  if (!card) throw new Failure('CARD_REQUIRED')
  const refused = await trySubmit({ user, sid, card, quote, product, loanId: newId(now), now }, coupons)
  if (!refused) return
  const found = refused.item as User | undefined
  if (!found || !(sid in found.sessions)) throw new Failure('NOT_SIGNED_IN')
  if (quoteUnlessRepeat({ ...request, user: found }, now)) throw new Failure('CARD_REQUIRED')
}

/** Checks the request on the borrower as read; undefined for a repeat, which needs no check. */
function quoteUnlessRepeat({ user, sid, records, product, wish }: Request, now: number): LoanQuote | undefined {
  if (isRepeat(user, sid, wish, now)) return undefined
  throwUnlessFree(user, now)
  return quoteFor(user, records, product, wish)
}

/**
 * A borrower with an open loan, or in the 24 hours after a rejection, cannot ask for another. Refused before anything about
 * the amount: an open loan has frozen the quota, and "too much" would be the wrong reason.
 */
export function throwUnlessFree(user: User, now: number): void {
  if (user.forbidden) throw new Failure('BORROWER_FORBIDDEN')
  if (user.openLoan) throw new Failure('LOAN_OPEN_ALREADY')
  if (user.freezeUntil > now) throw new Failure('LOAN_FROZEN')
}

/** A double tap, or a client that repeats a request whose answer was lost. */
const REPEAT_MS = 10_000

/**
 * The wish of the open loan once more, from the same session within ten seconds: to be answered with the success of the
 * first. Its client shows any refusal in place of the loan that was made.
 */
export function isRepeat(user: User, sid: string, wish: Wish, now: number): boolean {
  const loan = user.openLoan
  return (
    !user.forbidden &&
    loan?.submittedBy === sid &&
    loan.terms.principalFen === wish.amount * 100 &&
    loan.terms.periodDays === wish.period &&
    now - submittedAt(loan) <= REPEAT_MS
  )
}

/** Submits with the best cash coupon; when another takes that one in this moment, with the next best, or without. */
export async function trySubmit(
  given: Parameters<typeof submitLoan>[0],
  coupons: readonly Coupon[],
): Promise<Refused | undefined> {
  const cashCoupon = cashCouponFor(coupons, given.quote, given.now)
  const refused = await tryCommit(...submitLoan({ ...given, cashCoupon }))
  if (refused?.guard.name !== couponUnused) return refused
  return trySubmit(
    given,
    coupons.filter((coupon) => coupon !== cashCoupon?.coupon),
  )
}
