import { Failure } from '../../domain/failure.ts'
import { payoutFen } from '../../domain/loan.ts'
import { auditLoan } from '../../store/audit.ts'
import { keys } from '../../store/keys.ts'
import type { Loan } from '../../store/loan.ts'
import { orderOfLoan } from '../../store/loan-order.ts'
import type { PayoutOrder } from '../../store/order.ts'
import type { Write } from '../../table/commit.ts'
import { absent, all } from '../../table/expressions.ts'
import { checkAt } from '../../table/index-keys.ts'
import { straysResolved, unexpectedPayoutsSeen } from '../loan/payout-block.ts'
import { transitionLoan } from '../loan/transition.ts'

/**
 * Then the sweep looks whether the workflow was started, and starts it. The request that orders a payout, or confirms one,
 * starts it, and is over after 30 s.
 */
export const PAYOUT_LOOK_AFTER_MS = 120_000

/** The step behind an operator's click: at most one live payout a loan, stored before the provider hears of it. */
export function disburseLoan(loan: Loan, operator: string, no: string, now: number): Write[] {
  if (loan.state === 'granting') throw new Failure('PAYOUT_RUNNING', { about: loan })
  if (loan.state !== 'review_success') throw new Failure('PAYOUT_STATE', { about: loan })
  // Also of an admin, who may do both: who says yes to a loan does not send its money.
  const [first, second] = [loan.firstReview?.operator, loan.secondReview?.operator]
  if (first === operator || second === operator) {
    throw new Failure('PAYOUT_SAME_OPERATOR', { about: `${first} did the first, ${second} the second` })
  }
  const order: PayoutOrder = {
    ...keys.order(no),
    ...checkAt(now + PAYOUT_LOOK_AFTER_MS, no),
    kind: 'payout',
    no,
    userId: loan.userId,
    loanId: loan.id,
    amountFen: payoutFen(loan.terms),
    principalFen: loan.terms.principalFen,
    couponFen: loan.terms.cashCoupon?.amountFen ?? 0,
    card: loan.card,
    by: operator,
    state: 'created',
    attempt: loan.attempts + 1,
    createdAt: now,
    orderedAt: now,
    executions: 1,
  }
  return [
    ...transitionLoan(loan, {
      event: 'disburse',
      by: operator,
      at: now,
      failure: 'PAYOUT_RUNNING',
      loanMust: all(absent('payoutNo'), unexpectedPayoutsSeen(loan)),
      set: { payoutNo: no, attempts: loan.attempts + 1 },
      log: 'granting',
    }),
    ...straysResolved(loan),
    { put: order, guard: { name: 'orderNew', condition: absent() } },
    orderOfLoan(order),
    auditLoan(loan.id, { at: now, operator, action: 'disburse', before: loan.state, after: 'granting', why: no }),
  ]
}

/** The name of the execution that works on an order now: `no-2`, and `no-c3` once an operator has confirmed it. */
export const payoutExecution = (order: Pick<PayoutOrder, 'no' | 'executions' | 'confirmations'>): string =>
  `${order.no}-${order.confirmations ? 'c' : ''}${order.executions}`
