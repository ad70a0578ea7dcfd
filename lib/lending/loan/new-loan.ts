import type { LoanQuote } from '../../domain/application.ts'
import type { CouponUse } from '../../domain/coupon.ts'
import type { Product } from '../../domain/product.ts'
import type { Coupon } from '../../store/coupon.ts'
import { keys } from '../../store/keys.ts'
import type { Loan, LoanRow } from '../../store/loan.ts'
import type { DefaultCard } from '../../store/user.ts'
import { inDayLog, queuedSince } from '../../table/index-keys.ts'

/** What a borrower asks for: as it was quoted, on the terms of the product on sale, to the card that they see. */
export interface Application {
  loanId: number
  quote: LoanQuote
  product: Product
  card: DefaultCard
  cashCoupon?: CouponUse<Coupon> | undefined
  now: number
}

/** A loan that waits for its first review. Its terms are its own from now on, whatever is on sale later. */
export function newLoan(userId: number, { loanId, quote, product, card, cashCoupon, now }: Application): Loan {
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
export const newLoanRow = ({ id, userId, state, terms, createdAt }: Loan): LoanRow => ({
  ...keys.loanRow(userId, id),
  ...inDayLog(createdAt, String(id)),
  loanId: id,
  principalFen: terms.principalFen,
  periodDays: terms.periodDays,
  state,
  stateAt: createdAt,
})
