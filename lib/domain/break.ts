import { type Postings, refunded, strayPayoutReversed } from './ledger.ts'
import type { Fen } from './money.ts'

/**
 * A break: our books and the world differ, or money lies where no rule can decide. A person looks at it, and a second person
 * agrees. Data, so that a new kind is a line: the ways in which each kind may end.
 */
const breakOutcomes = {
  /** A genuine payment that no loan wants: owed to the borrower. */
  'paid-in-vain': ['refunded', 'explained'],
  /** A payout came back from the bank after its loan was repaid: owed to the borrower. */
  'cancel-after-finish': ['refunded', 'explained'],
  /** Money went out on an order that we had given up. */
  'payout-after-end': ['recovered', 'explained'],
  /** The provider moved another amount than the order says. */
  'amount-mismatch': ['explained'],
  /** The provider knows the order under another number than we noted. */
  'number-mismatch': ['explained'],
  /** The provider says another final state than we booked. */
  'state-mismatch': ['explained'],
  /** We booked it; the provider does not know it. */
  'missing-at-vendor': ['explained'],
  /** The provider did it; we could not book it. */
  'missing-here': ['explained'],
  /** A loan's movements and its state say different principals. */
  'books-mismatch': ['explained'],
} as const satisfies Record<string, readonly BreakOutcome[]>

export type BreakKind = keyof typeof breakOutcomes

/** `explained` books nothing. */
export type BreakOutcome = 'refunded' | 'recovered' | 'explained'

/** What an outcome books, of the break's amount. It shares its name with the movement that the provider's word would book. */
export const corrections = {
  /** Money owed to the borrower was sent back. */
  refunded: { kind: 'refunded', postings: refunded },
  /** Money that left unasked has come back. */
  recovered: { kind: 'stray-payout-reversed', postings: strayPayoutReversed },
} as const satisfies Partial<Record<BreakOutcome, { kind: string; postings: (amount: Fen) => Postings }>>

export const breakKinds = Object.keys(breakOutcomes) as BreakKind[]

export const outcomesOf = (kind: BreakKind): readonly BreakOutcome[] => breakOutcomes[kind]
