import { nextState } from '../../domain/loan.ts'
import { keys } from '../../store/keys.ts'
import { type HistoryEntry, loanAllows, moveLoanRow } from '../../store/loan.ts'
import type { RepaymentOrder } from '../../store/order.ts'
import type { Write } from '../../table/commit.ts'
import { all, equals } from '../../table/expressions.ts'

/**
 * The last step of a loan, from what the order says of it. No loan is read, so a notification needs two round trips, and a
 * nightly job that moves the loan meanwhile neither hinders nor is undone. Its conditions are those of every other step, and
 * that it still falls due when the order says: paid out again since, it owes other fees.
 */
export function finishLoan(order: RepaymentOrder, now: number): Write[] {
  const { loanId, userId, principalFen, amountFen } = order
  const allows = loanAllows('repaid')
  const state = nextState('repaying', 'repaid')
  // Nothing follows: the history is one longer than its limit at most.
  const entry: HistoryEntry = { at: now, event: 'repaid', by: 'borrower' }
  return [
    {
      update: keys.loan(loanId),
      changes: {
        set: { state, repaidAt: now, repaidFen: amountFen },
        append: { history: [entry] },
        remove: ['workPk', 'workSk', 'duePk', 'dueSk'],
      },
      guard: { ...allows, condition: all(allows.condition, equals('dueDate', order.dueDate)) },
    },
    {
      update: keys.user(userId),
      changes: { add: { quotaAvailableFen: principalFen, quotaFrozenFen: -principalFen }, remove: ['openLoan'] },
      guard: { name: 'loanIsTheOpenOne', condition: equals('openLoan.id', loanId) },
    },
    moveLoanRow({ userId, id: loanId }, 'finished', now, { repaidFen: amountFen }),
  ]
}
