import { Failure } from '../../domain/failure.ts'
import { nextState } from '../../domain/loan.ts'
import { auditLoan } from '../../store/audit.ts'
import type { Loan } from '../../store/loan.ts'
import type { Write } from '../../table/commit.ts'
import { differs, equals } from '../../table/expressions.ts'
import { transitionLoan } from './transition.ts'

export interface ReviewDecision {
  stage: 'first' | 'second'
  passed: boolean
  opinion: string
  operator: string
}

/** Two reviews by two people. A rejection freezes the borrower for 24 hours and thaws the quota. */
export function reviewLoan(loan: Loan, decision: ReviewDecision, now: number): Write[] {
  const { stage, passed, opinion, operator } = decision
  const first = stage === 'first'
  const wanted = first ? 'auditing' : 'reviewing'
  if (loan.state !== wanted) throw new Failure('REVIEW_STATE', { about: loan })
  if (!first && loan.firstReview?.operator === operator) throw new Failure('REVIEW_SAME_OPERATOR', { about: loan })
  const event = first ? (passed ? 'firstPass' : 'firstReject') : passed ? 'secondPass' : 'secondReject'
  const review = { operator, at: now, passed, opinion }
  return [
    ...transitionLoan(loan, {
      event,
      by: operator,
      at: now,
      failure: 'REVIEW_STATE',
      set: first ? { firstReview: review } : { secondReview: review },
      ...(first ? {} : { loanMust: differs('firstReview.operator', operator) }),
      // A phone report that could not be collected lowered the flag; the loan waits until it is repeated.
      ...(passed ? { userMust: equals('flags.mobile', 1), userFailure: 'PHONE_REPORT_MISSING' } : {}),
      ...(passed ? (first ? {} : { log: 'audit_success' }) : { log: 'audit_failure' }),
    }),
    auditLoan(loan.id, {
      at: now,
      operator,
      action: event,
      before: loan.state,
      after: nextState(loan.state, event) ?? loan.state,
      why: opinion,
    }),
  ]
}
