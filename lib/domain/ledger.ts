import type { Fen } from './money.ts'

/**
 * Double entry, cash basis. A movement is one event's legs; debits are positive, credits negative, and they sum to zero.
 * Fees and penalty are income when paid, so a loan's balance is its outstanding principal.
 */
export type Account =
  | 'loans_receivable'
  | 'psp_clearing' // money at the payment provider
  | 'fee_income'
  | 'penalty_income'
  | 'coupon_expense'
  | 'refund_payable' // owed back to a borrower
  | 'write_off'
  | 'suspense' // money left for an order that was dead: nobody's yet

export type Postings = Partial<Record<Account, Fen>>

/** A cash coupon is paid on top of the principal. */
export const disbursed = (principal: Fen, coupon: Fen = 0): Postings =>
  balanced({ loans_receivable: principal, coupon_expense: coupon, psp_clearing: -principal - coupon })

/** The bank sent a paid-out amount back. */
export const disbursementReversed = (principal: Fen, coupon: Fen = 0): Postings => turned(disbursed(principal, coupon))

/** A payout that we had given up arrived all the same: the money is out, and no loan stands for it. */
export const strayPayout = (amount: Fen): Postings => balanced({ suspense: amount, psp_clearing: -amount })

/** And was sent back. */
export const strayPayoutReversed = (amount: Fen): Postings => turned(strayPayout(amount))

/** The principal of a loan that nobody expects any more: a loss. */
export const writtenOff = (principal: Fen): Postings => balanced({ write_off: principal, loans_receivable: -principal })

/** The bank sent the payout of a written-off loan back: there was no loss. */
export const writeOffRecovered = (principal: Fen, coupon: Fen = 0): Postings =>
  balanced({ psp_clearing: principal + coupon, write_off: -principal, coupon_expense: -coupon })

/** What a coupon took off is our expense: principal, fees and penalty are paid in full. */
export const repaid = (paid: { principal: Fen; fees: Fen; penalty: Fen; coupon?: Fen }): Postings =>
  balanced({
    psp_clearing: paid.principal + paid.fees + paid.penalty - (paid.coupon ?? 0),
    coupon_expense: paid.coupon ?? 0,
    loans_receivable: -paid.principal,
    fee_income: -paid.fees,
    penalty_income: -paid.penalty,
  })

/** Money that came and that no loan wants (a second payment, a payout returned after its loan ended): owed back. */
export const paidInVain = (amount: Fen): Postings => balanced({ psp_clearing: amount, refund_payable: -amount })

/** Money owed back was sent back. */
export const refunded = (amount: Fen): Postings => balanced({ refund_payable: amount, psp_clearing: -amount })

/** The same legs, the other way round. */
const turned = (postings: Postings): Postings =>
  Object.fromEntries(Object.entries(postings).map(([account, fen]) => [account, -fen]))

/** Drops empty legs; throws when the rest does not sum to zero, because then a program is wrong, not a borrower. */
export function balanced(postings: Postings): Postings {
  const legs = Object.entries(postings).filter(([, fen]) => fen !== 0)
  const sum = legs.reduce((total, [, fen]) => total + fen, 0)
  if (sum !== 0 || legs.some(([, fen]) => !Number.isSafeInteger(fen))) {
    throw new Error(`Postings do not balance: ${JSON.stringify(postings)}`)
  }
  return Object.fromEntries(legs)
}

/** Sums of accounts over any number of movements. */
export function balances(movements: readonly Postings[]): Postings {
  const sums: Postings = {}
  for (const movement of movements) {
    for (const [account, fen] of Object.entries(movement) as [Account, Fen][]) {
      sums[account] = (sums[account] ?? 0) + fen
    }
  }
  return sums
}
