import { Failure } from '../../domain/failure.ts'
import { after } from '../../domain/loan.ts'
import { type Act, auditLoan } from '../../store/audit.ts'
import type { Loan } from '../../store/loan.ts'
import type { Write } from '../../table/commit.ts'
import { all, type Condition } from '../../table/expressions.ts'
import { straysResolved, straysSeen } from './payout-block.ts'
import { moveLoan } from './transition.ts'

/**
 * Ends a loan whose money is not on its way: the quota thaws, and the borrower may ask again at once. `loanMust` is what
 * a job has seen of it besides.
 */
export function cancelLoan(
  loan: Loan,
  { operator, reason, loanMust }: Act & { loanMust?: Condition },
  now: number,
): Write[] {
  if (!after(loan.state, 'cancel')) throw new Failure('CANCEL_STATE', { about: loan })
  return [
    ...moveLoan(loan, {
      event: 'cancel',
      by: operator,
      at: now,
      otherwise: 'CANCEL_STATE',
      loanMust: loanMust ? all(straysSeen(loan), loanMust) : straysSeen(loan),
      // Home knows a cancelled loan as a rejection that is 24 hours old.
      log: 'audit_failure',
    }),
    ...straysResolved(loan),
    auditLoan(loan.id, { at: now, operator, action: 'cancel', before: loan.state, after: 'cancelled', why: reason }),
  ]
}
