import type { Entry } from '../domain/entry.ts'
import { Failure, type FailureCode } from '../domain/failure.ts'
import { type LoanEvent, type LoanState, type LoanView, statesAllowing } from '../domain/loan.ts'
import type { Fen } from '../domain/money.ts'
import type { Guard, Key, Write } from '../table/commit.ts'
import { all, exists, oneOf } from '../table/expressions.ts'
import type { QueueRow } from '../table/indexes.ts'
import { get } from '../table/read.ts'
import { keys } from './keys.ts'
import type { Order } from './order.ts'

/** The truth about a loan. */
export interface Loan extends Key, LoanView {
  userId: number
  createdAt: number
  firstReview?: Review
  secondReview?: Review
  /** Number of the payout order that is live; absent when none is. */
  payoutNo?: string
  /** Dead payouts that were paid all the same: no further one until their breaks are resolved. */
  strayPayouts?: string[]
  /** Payouts tried so far. */
  attempts: number
  repaidAt?: number
  repaidFen?: Fen
  /** Events of the account since the payout; the loan and its view keep the fold. */
  entries?: readonly Entry[]
  /** Transitions, newest last, at most 20. */
  history: HistoryEntry[]
}

export interface Review {
  operator: string
  at: number
  passed: boolean
  opinion: string
}

export interface HistoryEntry {
  at: number
  event: LoanEvent | 'submitted'
  by: string
}

/** The row from which the borrower's record lists are made: about 120 bytes. */
export interface LoanRow extends Key {
  loanId: number
  principalFen: Fen
  periodDays: number
  state: LoanState
  /** ms of the moment that records show for the state */
  stateAt: number
  repaidFen?: Fen
}

export const HISTORY_MAX = 20

/** Reads the loan that was named; NO_SUCH_LOAN when there is none. */
export async function loanById(id: number): Promise<Loan> {
  const loan = await get(keys.loan(id))
  if (!loan) throw new Failure('NO_SUCH_LOAN')
  return loan
}

/** The loan that an order is of: written before it, so that it is missing is a fault of ours. */
export async function loanOfOrder({ no, loanId }: Pick<Order, 'no' | 'loanId'>): Promise<Loan> {
  const loan = await get(keys.loan(loanId))
  if (!loan) throw new Error(`Loan ${loanId} of order ${no} is missing`)
  return loan
}

/** The stored loan is in a state from which the event is possible. */
export const loanAllows = (event: LoanEvent, failure?: FailureCode): Guard => ({
  name: `loanAllows:${event}`,
  condition: all(exists(), oneOf('state', statesAllowing(event))),
  ...(failure ? { failure } : {}),
})

/** Changes the state shown in the borrower's record lists. */
export const moveLoanRow = (
  loan: Pick<Loan, 'userId' | 'id'>,
  state: LoanState,
  stateAt: number,
  more: { repaidFen?: Fen } = {},
): Write => ({ update: keys.loanRow(loan.userId, loan.id), changes: { set: { state, stateAt, ...more } } })

/** Row of the index `work` for a loan. */
export type QueuedLoan = QueueRow & Pick<Loan, 'id' | 'state' | 'terms'>
