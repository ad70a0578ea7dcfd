import type { FailureCode } from '../domain/failure.ts'
import { after, type LoanEvent, type LoanState, type LoanView, type LogEntry, logged, payable } from '../domain/loan.ts'
import type { Guard, Write } from '../store/commit.ts'
import { all, type Condition, equals } from '../store/expressions.ts'
import { dueOn, inQueue, keys } from '../store/keys.ts'
import { HISTORY_MAX, type Loan, loanAllows, moveLoanRow } from '../store/loan.ts'
import { moveCashCoupon } from './cash-coupon.ts'

/** One step of a loan's life: the event, who caused it, and what it changes besides the state. */
export interface Move {
  event: LoanEvent
  by: string
  at: number
  /** The refusal when the stored loan does not allow the event. */
  otherwise?: FailureCode
  /** Further conditions on the loan and on the borrower. */
  loanMust?: Condition
  userMust?: Condition
  /** The refusal when the borrower does not fulfil theirs; `otherwise` without it. */
  userOtherwise?: FailureCode
  /** Changes of the loan; what is also in the borrower's view changes there too. */
  set?: Partial<Loan>
  remove?: Removable[]
  log?: LogEntry['title']
  /** Added to the borrower's count of loans paid out. */
  paidOutCount?: 1 | -1
}

/** After a rejection, no new loan for 24 hours; a cancellation freezes nobody. */
const FREEZE_MS = 86_400_000

const queueOf: Partial<Record<LoanState, string>> = {
  auditing: 'auditing',
  reviewing: 'reviewing',
  review_success: 'disburse',
}

/** A loan that is written off stays open: it is still owed, its quota stays frozen, and there is no other beside it. */
const closed: LoanState[] = ['audit_failure', 'review_failure', 'cancelled', 'finished']
const shownAfterwards: LoanState[] = ['audit_failure', 'review_failure', 'cancelled']

/** The writes of every step: the loan itself, the view of it on the borrower, the row of the lists, its cash coupon. */
export function moveLoan(loan: Loan, move: Move): Write[] {
  const to = after(loan.state, move.event)
  if (!to) return [refusing(loan, move)]
  const log = move.log ? logged(loan.log, { title: move.log, at: move.at }) : loan.log
  return [
    loanWrite(loan, move, to, log),
    userWrite(without({ ...loan, ...move.set, state: to, log }, move.remove), move),
    moveLoanRow(
      loan,
      to,
      stateMoment(to, move, loan),
      to === 'finished' ? { repaidFen: move.set?.repaidFen ?? 0 } : {},
    ),
    ...moveCashCoupon(loan, move.event),
  ]
}

const guardOf = (move: Move): Guard => {
  const allows = loanAllows(move.event, move.otherwise)
  return move.loanMust ? { ...allows, holds: all(allows.holds, move.loanMust) } : allows
}

/** Holds for no stored loan: either it still is in the state that does not allow the event, or it moved while we looked. */
function refusing(loan: Loan, move: Move): Write {
  const guard = guardOf(move)
  return { check: keys.loan(loan.id), guard: { ...guard, holds: all(guard.holds, equals('state', loan.state)) } }
}

function loanWrite(loan: Loan, move: Move, state: LoanState, log: LogEntry[]): Write {
  const queue = queueOf[state]
  const due = state === 'repaying' && move.set?.dueDate ? dueOn(move.set.dueDate, loan.id) : {}
  const history = [...loan.history, { at: move.at, event: move.event, by: move.by }].slice(-HISTORY_MAX)
  return {
    update: keys.loan(loan.id),
    changes: {
      set: { ...move.set, state, log, history, ...(queue ? inQueue(`loan:${queue}`, move.at) : {}), ...due },
      remove: [
        ...(move.remove ?? []),
        ...(queue ? [] : ['workPk', 'workSk']),
        ...(payable.includes(state) ? [] : ['duePk', 'dueSk']),
      ],
    },
    guard: guardOf(move),
  }
}

/** While the loan is open its view lives on the borrower; when it closes the quota thaws and the place is free. */
function userWrite(loan: Loan, move: Move): Write {
  const otherwise = move.userOtherwise ?? move.otherwise
  const guard: Guard = {
    name: 'loanIsTheOpenOne',
    holds: move.userMust ? all(equals('openLoan.id', loan.id), move.userMust) : equals('openLoan.id', loan.id),
    ...(otherwise ? { otherwise } : {}),
  }
  const count = move.paidOutCount ? { successCount: move.paidOutCount } : {}
  if (!closed.includes(loan.state)) {
    return { update: keys.user(loan.userId), changes: { ...viewChanges(loan), add: count }, guard }
  }
  const q = loan.terms.principalFen
  return {
    update: keys.user(loan.userId),
    changes: {
      set: shownAfterwards.includes(loan.state)
        ? { lastLoan: viewOf(loan), ...(loan.state === 'cancelled' ? {} : { freezeUntil: move.at + FREEZE_MS }) }
        : {},
      add: { quotaAvailableFen: q, quotaFrozenFen: -q, ...count },
      remove: ['openLoan'],
    },
    guard,
  }
}

/** Part by part, because the borrower's view also holds what is not the loan's: the repayment order, open while payable. */
function viewChanges(loan: Loan) {
  const view = viewOf(loan)
  const gone = [
    ...(['startDate', 'dueDate', 'lendingAt'] as const).filter((part) => view[part] === undefined),
    ...(payable.includes(loan.state) ? [] : ['order']),
  ]
  return {
    set: Object.fromEntries(Object.entries(view).map(([part, value]) => [`openLoan.${part}`, value])),
    remove: gone.map((part) => `openLoan.${part}`),
  }
}

/** Parts that a loan may lose again. */
type Removable = 'payoutNo' | 'startDate' | 'dueDate' | 'lendingAt'

function without(loan: Loan, parts: Removable[] = []): Loan {
  const rest = { ...loan }
  for (const part of parts) delete rest[part]
  return rest
}

export const viewOf = (loan: LoanView): LoanView => ({
  id: loan.id,
  state: loan.state,
  terms: loan.terms,
  card: loan.card,
  log: loan.log,
  ...(loan.startDate ? { startDate: loan.startDate } : {}),
  ...(loan.dueDate ? { dueDate: loan.dueDate } : {}),
  ...(loan.lendingAt ? { lendingAt: loan.lendingAt } : {}),
})

/** The moment that records show beside a state: of lending for an overdue loan, else of the move itself. */
const stateMoment = (to: LoanState, move: Move, loan: Loan): number =>
  to === 'overdue' ? (loan.lendingAt ?? move.at) : move.at
