import { dateOf } from '../../domain/calendar.ts'
import { type Postings, unappliedPayment, unexpectedPayout, unexpectedPayoutReversed } from '../../domain/ledger.ts'
import { breakOn, breakOpened } from '../../store/break.ts'
import { keys } from '../../store/keys.ts'
import type { Loan } from '../../store/loan.ts'
import { bookMovement, type MovementKind } from '../../store/movement.ts'
import type { PayoutOrder } from '../../store/order.ts'
import type { Write } from '../../table/commit.ts'
import { all, equals, exists } from '../../table/expressions.ts'
import { UNEXPECTED_PAYOUT_BREAK, unexpectedPayoutsSeen } from '../loan/payout-block.ts'

/** Payouts that end when no step waits for them any more: money has moved, so it is booked, and a person must look. */

/** A payout that we had given up was paid. Its loan may have been paid out by another order: into suspense with it. */
export const bookUnexpectedPayout = (order: PayoutOrder, loan: Loan, now: number): Write[] => [
  movementOf(order, 'stray-payout', unexpectedPayout(order.amountFen), now),
  {
    update: keys.loan(loan.id),
    changes: { set: { strayPayouts: [...(loan.strayPayouts ?? []), order.no] } },
    guard: { name: 'straysSeen', condition: all(exists(), unexpectedPayoutsSeen(loan)) },
  },
  breakOpened(
    breakOn(
      order,
      UNEXPECTED_PAYOUT_BREAK,
      `Paid although the order was ${order.state}; no further payout until this is resolved`,
    ),
    now,
  ),
]

/** And came back. The break stays open: a person has to see that both happened. */
export const bookUnexpectedPayoutReversal = (order: PayoutOrder, now: number): Write[] => [
  movementOf(order, 'stray-payout-reversed', unexpectedPayoutReversed(order.amountFen), now),
]

/** The bank sent back what the borrower has repaid already: the loan stays ended, and the money is owed. */
export const bookReturnAfterEnd = (order: PayoutOrder, loan: Loan, now: number): Write[] => [
  { check: keys.loan(loan.id), guard: { name: 'loanEnded', condition: equals('state', 'finished') } },
  movementOf(order, 'returned-after-end', unappliedPayment(order.amountFen), now),
  breakOpened(breakOn(order, 'cancel-after-finish', 'The bank returned a payout after the loan had been repaid'), now),
]

const movementOf = (order: PayoutOrder, kind: MovementKind, postings: Postings, now: number): Write =>
  bookMovement({ loanId: order.loanId, kind, orderNo: order.no, at: now, date: dateOf(now), postings })
