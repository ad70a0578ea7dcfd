import type { Fen } from './money.ts'

/**
 * Double entry, cash basis. A movement is the legs of one event; debits are positive, credits negative, and they sum to
 * zero. Fees and penalty are income when paid, so a loan's balance is its outstanding principal.
 */
export type LedgerAccount =
  | 'loans_receivable'
  | 'psp_clearing' // money at the payment provider
  | 'fee_income'
  | 'penalty_income'
  | 'coupon_expense'
  | 'refund_payable' // owed back to a borrower
  | 'write_off'
  | 'recovery_income' // principal paid after it was written off
  | 'waiver_loss' // principal that we forgo
  | 'suspense' // money left on an order that had ended without payment: its owner is not decided yet

export type Postings = Partial<Record<LedgerAccount, Fen>>

/** Books a payout; a cash coupon is paid on top of the principal. */
export const disbursed = (principal: Fen, coupon: Fen = 0): Postings =>
  balanced({ loans_receivable: principal, coupon_expense: coupon, psp_clearing: -principal - coupon })

/** Books a payout that arrived after we had closed it as failed: the money is out, and no loan stands for it. */
export const unexpectedPayout = (amount: Fen): Postings => balanced({ suspense: amount, psp_clearing: -amount })

/** Books that such a payout was sent back. */
export const unexpectedPayoutReversed = (amount: Fen): Postings => turned(unexpectedPayout(amount))

/**
 * Books money received that belongs to no open loan (a second payment, a payout returned after its loan ended): owed back.
 */
export const unappliedPayment = (amount: Fen): Postings => balanced({ psp_clearing: amount, refund_payable: -amount })

/** Books that money owed back was sent back. */
export const refunded = (amount: Fen): Postings => balanced({ refund_payable: amount, psp_clearing: -amount })

/** Reverses the sign of each leg. */
const turned = (postings: Postings): Postings =>
  Object.fromEntries(Object.entries(postings).map(([account, fen]) => [account, -fen]))

/** Drops empty legs; throws when the rest does not sum to zero, which is a program error, never a borrower's. */
export function balanced(postings: Postings): Postings {
  const legs = Object.entries(postings).filter(([, fen]) => fen !== 0)
  const sum = legs.reduce((total, [, fen]) => total + fen, 0)
  if (sum !== 0 || legs.some(([, fen]) => !Number.isSafeInteger(fen))) {
    throw new Error(`Postings do not balance: ${JSON.stringify(postings)}`)
  }
  return Object.fromEntries(legs)
}

/** Sums accounts over any number of movements. */
export function balances(movements: readonly Postings[]): Postings {
  const sums: Postings = {}
  for (const movement of movements) {
    for (const [account, fen] of Object.entries(movement) as [LedgerAccount, Fen][]) {
      sums[account] = (sums[account] ?? 0) + fen
    }
  }
  return sums
}
