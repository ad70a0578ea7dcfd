import { Failure } from '../../domain/failure.ts'
import { submittedAt } from '../../domain/loan.ts'
import { type Coupon, couponUnused, loanHolder, reserveCoupon } from '../../store/coupon.ts'
import { keys } from '../../store/keys.ts'
import type { User } from '../../store/user.ts'
import { type Refused, tryCommit, type Write } from '../../table/commit.ts'
import { absent, all, atLeast, below, equals, exists } from '../../table/expressions.ts'
import { cashCouponFor } from '../coupon/cash-coupon.ts'
import { viewOf } from './borrower-view.ts'
import { type Application, newLoan, newLoanRow } from './new-loan.ts'

/**
 * A borrower with an open loan, or in the 24 hours after a rejection, cannot ask for another. Told before anything about
 * the amount: an open loan has frozen the quota, and "too much" would be the wrong reason.
 */
export function throwUnlessFree(user: User, nowMs: number): void {
  if (user.forbidden) throw new Failure('BORROWER_FORBIDDEN')
  if (user.openLoan) throw new Failure('LOAN_OPEN_ALREADY')
  if (user.freezeUntil > nowMs) throw new Failure('LOAN_FROZEN')
}

/** A double tap, or a client that repeats a request whose answer was lost. */
const REPEAT_MS = 10_000

/**
 * The wish of the open loan once more, from the same session within ten seconds: to be answered with the success of the
 * first. Its client shows any refusal in place of the loan that was made.
 */
export function isRepeat(user: User, sid: string, wish: { amount: number; period: number }, nowMs: number): boolean {
  const loan = user.openLoan
  return (
    !user.forbidden &&
    loan?.submittedBy === sid &&
    loan.terms.principalFen === wish.amount * 100 &&
    loan.terms.periodDays === wish.period &&
    nowMs - submittedAt(loan) <= REPEAT_MS
  )
}

/**
 * The step that makes a loan. All that was checked of the borrower is checked again as a condition of the transaction, so
 * of parallel submits one succeeds, and nothing that changed since the read slips through.
 */
export function submitLoan(given: Application & { user: User; sid: string }): Write[] {
  const { user, sid, card, cashCoupon, loanId, now } = given
  const loan = newLoan(user.id, given)
  const q = loan.terms.principalFen
  return [
    {
      update: keys.user(user.id),
      changes: {
        set: { openLoan: { ...viewOf(loan), submittedBy: sid } },
        add: { quotaAvailableFen: -q, quotaFrozenFen: q },
        remove: ['lastLoan'],
      },
      guard: {
        name: 'mayBorrow',
        condition: all(
          absent('openLoan'),
          atLeast('quotaAvailableFen', q),
          below('freezeUntil', now + 1),
          absent('forbidden'),
          equals('flags.identity', 1),
          equals('flags.bankcard', 1),
          equals('flags.mobile', 1),
          equals('defaultCard.id', card.id),
          exists(`sessions.${sid}`),
        ),
        failure: 'LOAN_OPEN_ALREADY',
      },
    },
    { put: loan, guard: { name: 'loanIdNew', condition: absent() } },
    { put: newLoanRow(loan) },
    ...(cashCoupon ? [reserveCoupon(user.id, cashCoupon.coupon.id, loanHolder(loanId), now)] : []),
  ]
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
