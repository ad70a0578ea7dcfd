import type { BusinessDate } from './calendar.ts'
import type { Fen } from './money.ts'

/**
 * Something that happened to a loan after its payout. It has an amount and a value date, never a split: the parts follow from the
 * fold of all entries, so news that comes late divides earlier money anew.
 */
export type Entry = Repayment | Waiver | WriteOff | Reversal

interface Dated {
  /** Unique within the loan; entries of one value date go by their ids. */
  id: string
  valueDate: BusinessDate
  /** ms; when it was booked. */
  at: number
}

/** Money that a borrower paid, with the coupon that pays in its place. */
export interface Repayment extends Dated {
  kind: 'repayment'
  /** In money and coupon together. */
  amountFen: Fen
  couponFen?: Fen
  orderNo: string
}

/** A part of the debt that we forgo; clamped to what is due. */
export interface Waiver extends Dated {
  kind: 'waiver'
  amountFen: Fen
  reason: 'rounding'
}

/** The principal is not expected back. The borrower still owes it. */
export interface WriteOff extends Dated {
  kind: 'write-off'
}

/** Takes another entry back, as if it had never been. */
export interface Reversal extends Dated {
  kind: 'reversal'
  /** The id of the entry. */
  of: string
}
