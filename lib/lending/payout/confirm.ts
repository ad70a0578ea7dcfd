import { Failure } from '../../domain/failure.ts'
import { payoutAfter } from '../../domain/order.ts'
import { auditLoan, type OperatorAction } from '../../store/audit.ts'
import { keys } from '../../store/keys.ts'
import type { Loan } from '../../store/loan.ts'
import type { PayoutOrder } from '../../store/order.ts'
import type { Write } from '../../table/commit.ts'
import { all, equals } from '../../table/expressions.ts'
import { checkAt } from '../../table/index-keys.ts'
import { payoutWanted } from '../loan/payout-block.ts'
import { PAYOUT_LOOK_AFTER_MS } from './disburse.ts'

/** The provider closes an order at the seventh wrong code. */
const CONFIRMATIONS_MAX = 6

/**
 * The step behind the click of an operator who stands by a payout that the provider suspects: another person than the one
 * who disbursed. CHECK → CONFIRMING is claimed before the provider is called.
 */
export function confirmPayout(
  order: PayoutOrder,
  loan: Loan,
  { operator, reason }: OperatorAction,
  now: number,
): Write[] {
  if (!payoutAfter(order.state, 'confirm')) throw new Failure('CONFIRM_STATE', { about: order })
  if (order.by === operator) throw new Failure('CONFIRM_SAME_OPERATOR', { about: order })
  if ((order.confirmBy ?? 0) <= now) throw new Failure('CONFIRM_TOO_LATE', { about: order })
  const tries = order.confirmations ?? 0
  if (tries >= CONFIRMATIONS_MAX) throw new Failure('CONFIRM_TRIES_USED', { about: order })
  return [
    {
      update: keys.order(order.no),
      changes: {
        set: { state: payoutAfter(order.state, 'confirm'), ...checkAt(now + PAYOUT_LOOK_AFTER_MS, order.no) },
        add: { executions: 1, confirmations: 1 },
        remove: ['workPk', 'workSk', 'confirmSentAt'],
      },
      guard: {
        name: 'confirmable',
        // As it was read: a second click, and one on an order that came back meanwhile, find another number of executions.
        condition: all(equals('state', order.state), equals('executions', order.executions)),
        failure: 'CONFIRM_STATE',
      },
    },
    ...payoutWanted(loan, order.no),
    auditLoan(loan.id, { at: now, operator, action: 'confirm', before: 'check', after: 'confirming', why: reason }),
  ]
}
