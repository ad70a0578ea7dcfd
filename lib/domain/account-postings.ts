import type { AccountState } from './account.ts'
import { balanced, type Postings } from './ledger.ts'
import type { Fen } from './money.ts'

/** Money that came with an entry, in fen: none with a waiver or a write-off. */
export interface Received {
  money: Fen
  coupon: Fen
}

/**
 * Returns the legs of a movement: the account after it less the account before it, by part. An entry that is heard late divides
 * earlier payments anew, and its movement corrects them: booked movements are never touched. Throws when money is made or lost.
 */
export function postingsBetween(before: AccountState, after: AccountState, received: Received): Postings {
  const change = (of: (state: AccountState) => Fen): Fen => of(after) - of(before)
  return balanced({
    psp_clearing: received.money,
    coupon_expense: received.coupon,
    loans_receivable: change(receivable),
    write_off: change(({ writtenOff }) => writtenOff),
    waiver_loss: change(({ forgone }) => forgone),
    recovery_income: -change(({ recovered }) => recovered),
    fee_income: -change(({ paid }) => paid.fees),
    penalty_income: -change(({ paid }) => paid.penalty),
    refund_payable: -change(({ excess }) => excess),
  })
}

/** The loan's balance in the books: its outstanding principal, unless that was written off. */
export const receivable = ({ principal, writtenOff }: AccountState): Fen => (writtenOff > 0 ? 0 : principal)
