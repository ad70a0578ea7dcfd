import { Failure } from '../../domain/failure.ts'
import { type LoanEvent, nextState } from '../../domain/loan.ts'
import { auditLoan } from '../../store/audit.ts'
import type { Loan } from '../../store/loan.ts'
import type { Write } from '../../table/commit.ts'
import { differs, equals } from '../../table/expressions.ts'
import { type LoanTransition, transitionLoan } from './transition.ts'

export interface ReviewDecision {
  stage: Stage
  passed: boolean
  opinion: string
  operator: string
}

type Stage = 'first' | 'second'

interface Outcome extends Pick<LoanTransition, 'log'> {
  event: LoanEvent
  /** The conditions beside the loan's state. */
  guard(operator: string): Pick<LoanTransition, 'loanMust' | 'userMust' | 'userFailure'>
}

/** The second review is another operator's. */
const byAnother: Outcome['guard'] = (operator) => ({ loanMust: differs('firstReview.operator', operator) })

/** A phone report that could not be collected lowered the flag; the loan waits until it is repeated. */
const phoneReported: Outcome['guard'] = () => ({
  userMust: equals('flags.mobile', 1),
  userFailure: 'PHONE_REPORT_MISSING',
})

const outcomes: Record<Stage, { passed: Outcome; rejected: Outcome }> = {
  first: {
    passed: { event: 'firstPass', guard: phoneReported },
    rejected: { event: 'firstReject', log: 'audit_failure', guard: () => ({}) },
  },
  second: {
    passed: {
      event: 'secondPass',
      log: 'audit_success',
      guard: (operator) => ({ ...byAnother(operator), ...phoneReported(operator) }),
    },
    rejected: { event: 'secondReject', log: 'audit_failure', guard: byAnother },
  },
}

/** Reviews a loan: two reviews by two people. A rejection freezes the borrower for 24 hours and thaws the quota. */
export function reviewLoan(loan: Loan, decision: ReviewDecision, now: number): Write[] {
  const { stage, passed, opinion, operator } = decision
  const { event, log, guard } = outcomes[stage][passed ? 'passed' : 'rejected']
  const to = nextState(loan.state, event)
  if (!to) throw new Failure('REVIEW_STATE', { about: loan })
  if (stage === 'second' && loan.firstReview?.operator === operator) {
    throw new Failure('REVIEW_SAME_OPERATOR', { about: loan })
  }
  const review = { operator, at: now, passed, opinion }
  return [
    ...transitionLoan(loan, {
      event,
      by: operator,
      at: now,
      failure: 'REVIEW_STATE',
      set: stage === 'first' ? { firstReview: review } : { secondReview: review },
      ...(log ? { log } : {}),
      ...guard(operator),
    }),
    auditLoan(loan.id, { at: now, operator, action: event, before: loan.state, after: to, why: opinion }),
  ]
}
