import type { LoanQuote } from '../../domain/application.ts'
import type { CouponUse } from '../../domain/coupon.ts'
import type { Product } from '../../domain/product.ts'
import { type Coupon, loanHolder, reserveCoupon } from '../../store/coupon.ts'
import { keys } from '../../store/keys.ts'
import type { Loan, LoanRow } from '../../store/loan.ts'
import type { DefaultCard, User } from '../../store/user.ts'
import type { Write } from '../../table/commit.ts'
import { absent, all, atLeast, below, equals, exists } from '../../table/expressions.ts'
import { inDayLog, queuedSince } from '../../table/index-keys.ts'
import { viewOf } from './borrower-view.ts'

/** An application as it was quoted: on the terms of the product on sale, to the card that the borrower sees. */
interface Application {
  loanId: number
  quote: LoanQuote
  product: Product
  card: DefaultCard
  cashCoupon?: CouponUse<Coupon> | undefined
  now: number
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

/** Version of the terms that a borrower agrees to: since the second, a late payment pays the penalty first. */
const TERMS_TEXT = 2

/** A loan that waits for its first review. Its terms are its own from now on, whatever is on sale later. */
function newLoan(userId: number, { loanId, quote, product, card, cashCoupon, now }: Application): Loan {
  return {
    ...keys.loan(loanId),
    ...queuedSince('loan:auditing', now),
    id: loanId,
    userId,
    state: 'auditing',
    terms: {
      principalFen: quote.principalFen,
      periodDays: quote.periodDays,
      rates: product.rates,
      fees: quote.fees,
      ...(cashCoupon ? { cashCoupon: { id: cashCoupon.coupon.id, amountFen: cashCoupon.fen } } : {}),
      aprCapPpm: quote.aprCapPpm,
      productId: product.id,
      productVersion: product.version,
      textVersion: TERMS_TEXT,
    },
    card: { id: card.id, bankName: card.bankName, bankCode: card.bankCode, tail: card.tail },
    log: [
      { title: 'auditing', at: now },
      { title: 'submit_success', at: now },
    ],
    createdAt: now,
    attempts: 0,
    history: [{ at: now, event: 'submitted', by: 'borrower' }],
  }
}

/** Its row in the borrower's record lists, and in the day log. */
const newLoanRow = ({ id, userId, state, terms, createdAt }: Loan): LoanRow => ({
  ...keys.loanRow(userId, id),
  ...inDayLog(createdAt, String(id)),
  loanId: id,
  principalFen: terms.principalFen,
  periodDays: terms.periodDays,
  state,
  stateAt: createdAt,
})
