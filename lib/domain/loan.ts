import type { AccountState } from './account.ts'
import { type BusinessDate, daysBetween } from './calendar.ts'
import type { Fen } from './money.ts'
import type { LoanTerms } from './terms.ts'

/** The life of a loan as data: which event moves which state where. A transition that is not listed is impossible. */
export const transitions = {
  auditing: { firstPass: 'reviewing', firstReject: 'audit_failure', cancel: 'cancelled' },
  reviewing: { secondPass: 'review_success', secondReject: 'review_failure', cancel: 'cancelled' },
  review_success: { disburse: 'granting', cancel: 'cancelled' },
  granting: { paidOut: 'repaying', payoutFailed: 'review_success' },
  repaying: { fellDue: 'overdue', repaid: 'finished', payoutReversed: 'review_success', writeOff: 'written_off' },
  overdue: { repaid: 'finished', payoutReversed: 'review_success', writeOff: 'written_off' },
  audit_failure: {},
  review_failure: {},
  finished: {},
  cancelled: {},
  written_off: { repaid: 'finished', writeOffReversed: 'repaying', payoutReversed: 'cancelled' },
} as const satisfies Record<string, Record<string, string>>

export type LoanState = keyof typeof transitions
export type LoanEvent = { [S in LoanState]: keyof (typeof transitions)[S] }[LoanState]

/** Returns the state after an event; undefined when the event is not possible in this state. */
export function nextState(state: LoanState, event: LoanEvent): LoanState | undefined {
  return (transitions[state] as Partial<Record<LoanEvent, LoanState>>)[event]
}

/** Lists the states in which an event is possible, for the condition on the stored loan. */
export function statesAllowing(event: LoanEvent): LoanState[] {
  return (Object.keys(transitions) as LoanState[]).filter((state) => nextState(state, event))
}

export interface LogEntry {
  title: LogTitle
  /** ms */
  at: number
}

export type LogTitle = 'submit_success' | 'auditing' | 'audit_failure' | 'audit_success' | 'granting' | 'repaying'

export interface PayoutCard {
  id: number
  bankName: string
  bankCode: string
  /** The last four digits. */
  tail: string
}

/** The part of a loan that the borrower's screens need; kept on the user item while the loan is open, so home is one read. */
export interface LoanView {
  id: number
  state: LoanState
  terms: LoanTerms
  card: PayoutCard
  /** Day 0: the day the money was paid out. Absent until then, like the due date. */
  startDate?: BusinessDate
  dueDate?: BusinessDate
  /** The fold of its entries; absent until there is one. */
  account?: AccountState
  /** Counts the changes of the account: each is made on the account as it was read. */
  version?: number
  /** ms */
  lendingAt?: number
  /** The last time of each title; newest first, at most three. */
  log: LogEntry[]
}

/** Returns the state on a business date: a loan is overdue from midnight after its due day, even before a job has run. */
export function stateAsOf(loan: { state: LoanState; dueDate?: BusinessDate }, today: BusinessDate): LoanState {
  const late = loan.state === 'repaying' && loan.dueDate !== undefined && daysBetween(loan.dueDate, today) > 0
  return late ? 'overdue' : loan.state
}

/** Returns the amount paid out to the card, in fen: the principal plus the cash coupon. */
export const payoutFen = (terms: LoanTerms): Fen => terms.principalFen + (terms.cashCoupon?.amountFen ?? 0)

/** States in which a borrower may pay: only then is there an open repayment order. */
export const payable: readonly LoanState[] = ['repaying', 'overdue']

/** States in which a borrower owes and may pay; a loss of ours is still owed. */
export const owing: readonly LoanState[] = [...payable, 'written_off']

/** Adds an entry to the log. A repeated title replaces its earlier entry, so a retried payout displaces no other title. */
export const logged = (log: readonly LogEntry[], entry: LogEntry): LogEntry[] =>
  [entry, ...log.filter(({ title }) => title !== entry.title)].slice(0, 3)

/** Returns the ms of a loan's submission, from its id: ms above 12 bits of a sequence (`newId`). */
export const submittedAt = ({ id }: Pick<LoanView, 'id'>): number => Math.floor(id / 4096)
