import { type Postings, refunded, unexpectedPayoutReversed } from './ledger.ts'
import type { Fen } from './money.ts'

/**
 * A break: our books and the provider's differ, or money lies where no rule can decide. One operator examines it and a
 * second one agrees. Data, so that a new kind is one line: the outcomes allowed for each kind.
 */
const breakOutcomes = {
  /** A genuine payment that belongs to no open loan: owed to the borrower. */
  'paid-in-vain': ['refunded', 'explained'],
  /** A payout came back from the bank after its loan was repaid: owed to the borrower. */
  'cancel-after-finish': ['refunded', 'explained'],
  /** Money went out on an order that we had closed as failed. */
  'payout-after-end': ['recovered', 'explained'],
  /** The provider moved another amount than the order says. */
  'amount-mismatch': ['explained'],
  /** The provider has the order under another number than we stored. */
  'number-mismatch': ['explained'],
  /** The provider reports another final state than we booked. */
  'state-mismatch': ['explained'],
  /** We booked it; the provider does not have it. */
  'missing-at-vendor': ['explained'],
  /** The provider did it; we could not book it. */
  'missing-here': ['explained'],
  /** A loan's movements and its state give different principals. */
  'books-mismatch': ['explained'],
} as const satisfies Record<string, readonly BreakOutcome[]>

export type BreakKind = keyof typeof breakOutcomes

/** `explained` books nothing. */
export type BreakOutcome = 'refunded' | 'recovered' | 'explained'

/**
 * Movement booked by an outcome, with the break's amount. It has the same kind as the movement that the provider's final
 * status would book.
 */
export const corrections = {
  /** Money owed to the borrower was sent back. */
  refunded: { kind: 'refunded', postings: refunded },
  /** Money that left without an order of ours came back. */
  recovered: { kind: 'stray-payout-reversed', postings: unexpectedPayoutReversed },
} as const satisfies Partial<Record<BreakOutcome, { kind: string; postings: (amount: Fen) => Postings }>>

export const breakKinds = Object.keys(breakOutcomes) as BreakKind[]

export const outcomesOf = (kind: BreakKind): readonly BreakOutcome[] => breakOutcomes[kind]
