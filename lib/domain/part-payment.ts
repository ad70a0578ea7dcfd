import type { Account } from './account.ts'
import { Failure } from './failure.ts'
import type { Fen } from './money.ts'
import { allocate, orderOf, type Parts } from './payment-order.ts'
import type { LoanTerms } from './terms.ts'

/** A smaller part costs more in fees and messages than it pays. */
export const PART_MIN_FEN: Fen = 50_00

/** An account with so many changes takes no further part: its item has an end. */
export const PARTS_MAX = 150

/** A payment as it is wanted: of all that is due, or of a part, with the split that it would have now. */
export interface Wanted extends Parts {
  total: Fen
  part?: true
}

/**
 * Returns what is to be paid; without an amount, all. Throws REPAYMENT_TOO_SMALL below 50 yuan unless it is all, and
 * REPAYMENT_TOO_LARGE above what is due. `changes` counts those of the account.
 */
export function wantedPayment(terms: LoanTerms, account: Account, amountFen: Fen | undefined, changes = 0): Wanted {
  const { due, total, daysLate } = account
  if (amountFen === undefined || amountFen === total) return { ...due, total }
  if (amountFen > total) throw new Failure('REPAYMENT_TOO_LARGE')
  if (amountFen < PART_MIN_FEN || changes >= PARTS_MAX) throw new Failure('REPAYMENT_TOO_SMALL')
  const { parts } = allocate(amountFen, due, orderOf(terms, 'repayment', daysLate))
  return { ...parts, total: amountFen, part: true }
}
