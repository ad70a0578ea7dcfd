import type { FailureCode } from '../../domain/failure.ts'
import { type LoanState, type LoanView, owing } from '../../domain/loan.ts'
import type { Fen } from '../../domain/money.ts'
import { keys } from '../../store/keys.ts'
import type { Loan } from '../../store/loan.ts'
import type { Guard, Write } from '../../table/commit.ts'
import { all, type Condition, equals } from '../../table/expressions.ts'

/** Conditions and changes of the borrower's item that belong to a transition. */
export interface BorrowersPart {
  /** The refusal when the stored loan does not allow the event. */
  failure?: FailureCode
  userMust?: Condition
  /** The refusal when the borrower does not fulfil theirs; `failure` without it. */
  userFailure?: FailureCode
  at: number
  /** Added to the borrower's count of loans paid out. */
  paidOutCount?: 1 | -1
  /** Changes of the quota; a loan that closes gives back its principal unless they are said. */
  quota?: QuotaChange
}

export interface QuotaChange {
  quotaTotalFen?: Fen
  quotaAvailableFen: Fen
  quotaFrozenFen: Fen
}

/** After a rejection, no new loan for 24 hours; a cancellation has no freeze. */
const FREEZE_MS = 86_400_000

/** A loan that is written off stays open: it is still owed, its quota stays frozen, and there is no other beside it. */
const closed: LoanState[] = ['audit_failure', 'review_failure', 'cancelled', 'finished']
const shownAfterwards: LoanState[] = ['audit_failure', 'review_failure', 'cancelled']

/**
 * Updates the borrower's copy after a transition; `loan` is the state after it. While the loan is open its view lives there; when it
 * closes the quota thaws and the place is free.
 */
export function updateBorrowerView(loan: Loan, move: BorrowersPart): Write {
  const failure = move.userFailure ?? move.failure
  const guard: Guard = {
    name: 'loanIsTheOpenOne',
    condition: move.userMust ? all(equals('openLoan.id', loan.id), move.userMust) : equals('openLoan.id', loan.id),
    ...(failure ? { failure } : {}),
  }
  const count = move.paidOutCount ? { successCount: move.paidOutCount } : {}
  if (!closed.includes(loan.state)) {
    return {
      update: keys.user(loan.userId),
      changes: { ...viewChanges(loan), add: { ...move.quota, ...count } },
      guard,
    }
  }
  const q = loan.terms.principalFen
  const quota = move.quota ?? { quotaAvailableFen: q, quotaFrozenFen: -q }
  return {
    update: keys.user(loan.userId),
    changes: {
      set: shownAfterwards.includes(loan.state)
        ? { lastLoan: viewOf(loan), ...(loan.state === 'cancelled' ? {} : { freezeUntil: move.at + FREEZE_MS }) }
        : {},
      add: { ...quota, ...count },
      remove: ['openLoan'],
    },
    guard,
  }
}

/** Part by part, because the borrower's view also holds what is not the loan's: the repayment order, open while payable. */
function viewChanges(loan: Loan) {
  const view = viewOf(loan)
  const gone = [
    ...(['startDate', 'dueDate', 'lendingAt', 'account', 'version'] as const).filter(
      (part) => view[part] === undefined,
    ),
    ...(owing.includes(loan.state) ? [] : ['order']),
  ]
  return {
    set: Object.fromEntries(Object.entries(view).map(([part, value]) => [`openLoan.${part}`, value])),
    remove: gone.map((part) => `openLoan.${part}`),
  }
}

/** The part of a loan that the borrower's pages show, so that they need not read the loan. */
export const viewOf = (loan: LoanView): LoanView => ({
  id: loan.id,
  state: loan.state,
  terms: loan.terms,
  card: loan.card,
  log: loan.log,
  ...(loan.startDate ? { startDate: loan.startDate } : {}),
  ...(loan.dueDate ? { dueDate: loan.dueDate } : {}),
  ...(loan.lendingAt ? { lendingAt: loan.lendingAt } : {}),
  ...(loan.account ? { account: loan.account } : {}),
  ...(loan.version ? { version: loan.version } : {}),
})
