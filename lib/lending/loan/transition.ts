import { type LoanEvent, type LoanState, type LogEntry, logged, nextState, payable } from '../../domain/loan.ts'
import { keys } from '../../store/keys.ts'
import { HISTORY_MAX, type Loan, loanAllows, moveLoanRow } from '../../store/loan.ts'
import type { Guard, Write } from '../../table/commit.ts'
import { all, type Condition, equals } from '../../table/expressions.ts'
import { dueOn, queuedSince } from '../../table/index-keys.ts'
import { moveCashCoupon } from '../coupon/cash-coupon.ts'
import { accountSeen } from './account.ts'
import { type BorrowersPart, updateBorrowerView } from './borrower-view.ts'

/** One step of a loan's life: the event, who caused it, and what it changes besides the state. */
export interface LoanTransition extends BorrowersPart {
  event: LoanEvent
  by: string
  /** A further condition on the loan; `userMust` is one on the borrower. */
  loanMust?: Condition
  /** Changes of the loan; what is also in the borrower's view changes there too. */
  set?: Partial<Loan>
  remove?: Removable[]
  log?: LogEntry['title']
}

const queueOf: Partial<Record<LoanState, string>> = {
  auditing: 'auditing',
  reviewing: 'reviewing',
  review_success: 'disburse',
}

/** The writes of every step: the loan itself, the view of it on the borrower, the row of the lists, its cash coupon. */
export function transitionLoan(loan: Loan, move: LoanTransition): Write[] {
  const to = nextState(loan.state, move.event)
  if (!to) return [refusing(loan, move)]
  const log = move.log ? logged(loan.log, { title: move.log, at: move.at }) : loan.log
  return [
    loanWrite(loan, move, to, log),
    updateBorrowerView(without({ ...loan, ...move.set, state: to, log }, move.remove), move),
    moveLoanRow(
      loan,
      to,
      stateMoment(to, move, loan),
      to === 'finished' ? { repaidFen: move.set?.repaidFen ?? 0 } : {},
    ),
    ...moveCashCoupon(loan, move.event, to, move.at),
  ]
}

/** The account must be as it was read: the borrower's view is written from it. */
function guardOf(loan: Loan, { event, failure, loanMust }: LoanTransition): Guard {
  const allows = loanAllows(event, failure)
  const condition = all(allows.condition, accountSeen(loan), ...(loanMust ? [loanMust] : []))
  return { ...allows, condition }
}

/** Holds for no stored loan: either it still is in the state that does not allow the event, or it moved while we looked. */
function refusing(loan: Loan, move: LoanTransition): Write {
  const guard = guardOf(loan, move)
  return {
    check: keys.loan(loan.id),
    guard: { ...guard, condition: all(guard.condition, equals('state', loan.state)) },
  }
}

function loanWrite(loan: Loan, move: LoanTransition, state: LoanState, log: LogEntry[]): Write {
  const queue = queueOf[state]
  const due = state === 'repaying' && move.set?.dueDate ? dueOn(move.set.dueDate, loan.id) : {}
  const history = [...loan.history, { at: move.at, event: move.event, by: move.by }].slice(-HISTORY_MAX)
  return {
    update: keys.loan(loan.id),
    changes: {
      set: { ...move.set, state, log, history, ...(queue ? queuedSince(`loan:${queue}`, move.at) : {}), ...due },
      remove: [
        ...(move.remove ?? []),
        ...(queue ? [] : ['workPk', 'workSk']),
        ...(payable.includes(state) ? [] : ['duePk', 'dueSk']),
      ],
    },
    guard: guardOf(loan, move),
  }
}

/** Parts that a loan may lose again. */
type Removable = 'payoutNo' | 'startDate' | 'dueDate' | 'lendingAt' | 'entries' | 'account'

function without(loan: Loan, parts: Removable[] = []): Loan {
  const rest = { ...loan }
  for (const part of parts) delete rest[part]
  return rest
}

/** The moment that records show beside a state: of lending for an overdue loan, else of the move itself. */
const stateMoment = (to: LoanState, move: LoanTransition, loan: Loan): number =>
  to === 'overdue' ? (loan.lendingAt ?? move.at) : move.at
