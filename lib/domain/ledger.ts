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

export type Postings = Partial<Record<Account, Fen>>

export const disbursed = (principal: Fen): Postings =>
  balanced({ loans_receivable: principal, psp_clearing: -principal })

/** The bank sent a paid-out amount back. */
export const disbursementReversed = (principal: Fen): Postings =>
  balanced({ psp_clearing: principal, loans_receivable: -principal })

export const repaid = (paid: { principal: Fen; fees: Fen; penalty: Fen }): Postings =>
  balanced({
    psp_clearing: paid.principal + paid.fees + paid.penalty,
    loans_receivable: -paid.principal,
    fee_income: -paid.fees,
    penalty_income: -paid.penalty,
  })

/** A genuine payment that no loan wants (a second order, a finished loan): owed back. */
export const paidInVain = (amount: Fen): Postings => balanced({ psp_clearing: amount, refund_payable: -amount })

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
