import { Failure } from '../../domain/failure.ts'
import { nextState } from '../../domain/loan.ts'
import { auditLoan, type OperatorAction } from '../../store/audit.ts'
import type { Loan } from '../../store/loan.ts'
import type { Write } from '../../table/commit.ts'
import { all, type Condition } from '../../table/expressions.ts'
import { straysResolved, unexpectedPayoutsSeen } from './payout-block.ts'
import { transitionLoan } from './transition.ts'

/**
 * Ends a loan whose money is not on its way: the quota thaws, and the borrower may ask again at once. `loanMust` is what
 * a job has seen of it besides.
 */
export function cancelLoan(
  loan: Loan,
  { operator, reason, loanMust }: OperatorAction & { loanMust?: Condition },
  now: number,
): Write[] {
  if (!nextState(loan.state, 'cancel')) throw new Failure('CANCEL_STATE', { about: loan })
  return [
    ...transitionLoan(loan, {
      event: 'cancel',
      by: operator,
      at: now,
      failure: 'CANCEL_STATE',
      loanMust: loanMust ? all(unexpectedPayoutsSeen(loan), loanMust) : unexpectedPayoutsSeen(loan),
      // Home knows a cancelled loan as a rejection that is 24 hours old.
      log: 'audit_failure',
    }),
    ...straysResolved(loan),
    auditLoan(loan.id, { at: now, operator, action: 'cancel', before: loan.state, after: 'cancelled', why: reason }),
  ]
}
