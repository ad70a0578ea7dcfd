import { addDays, dateOf, parseDate } from '../domain/calendar.ts'
import { disbursed, disbursementReversed } from '../domain/ledger.ts'
import { yuanText } from '../domain/money.ts'
import type { Write } from '../store/commit.ts'
import { equals } from '../store/expressions.ts'
import { keys } from '../store/keys.ts'
import type { Loan } from '../store/loan.ts'
import { bookMovement } from '../store/movement.ts'
import { orderIn, type PayoutOrder, type PayoutOrderState, payoutLive } from '../store/order.ts'
import { outboxMessage } from '../store/outbox.ts'
import type { PayoutResult } from '../vendors/payments.ts'
import { moveLoan } from './move.ts'

/**
 * What a final word on a payout does, whoever brings it: notification, query or reconciliation. Conditions on the order
 * and on the movement's key let exactly one of any number of copies through.
 */
export function bookPayout(order: PayoutOrder, loan: Loan, result: PayoutResult, now: number): Write[] {
  if (result.state === 'success') return paidOut(order, loan, result, now)
  if (result.state === 'cancelled' && order.state === 'success') return reversed(order, loan, now)
  return [endOrder(order, result.state, payoutLive, result), ...giveBack(order, loan, now)]
}

/** The payout is dead: the loan returns to the operators for another try or for cancelling. */
export const giveBack = (order: PayoutOrder, loan: Loan, now: number): Write[] =>
  moveLoan(loan, { event: 'payoutFailed', by: 'lianlian', at: now, ...thisOrder(order), remove: ['payoutNo'] })

function paidOut(order: PayoutOrder, loan: Loan, result: PayoutResult, now: number): Write[] {
  const startDate = (result.settleDate && parseDate(result.settleDate)) || dateOf(now)
  const dueDate = addDays(startDate, loan.terms.periodDays)
  return [
    endOrder(order, 'success', payoutLive, result),
    bookMovement({
      loanId: loan.id,
      kind: 'disbursed',
      orderNo: order.no,
      at: now,
      date: startDate,
      postings: disbursed(order.amountFen),
    }),
    ...moveLoan(loan, {
      event: 'paidOut',
      by: 'lianlian',
      at: now,
      ...thisOrder(order),
      set: { startDate, dueDate, lendingAt: now },
      log: 'repaying',
      paidOutCount: 1,
    }),
    outboxMessage(
      {
        userId: loan.userId,
        template: 'loan-paid-out',
        params: { date: startDate, cash_account: yuanText(order.amountFen), account: loan.card.tail },
      },
      now,
    ),
  ]
}

/** The bank sent the money back: out of the books again, once, and the loan returns for another try. */
function reversed(order: PayoutOrder, loan: Loan, now: number): Write[] {
  return [
    endOrder(order, 'cancelled', ['success']),
    bookMovement({
      loanId: loan.id,
      kind: 'disbursement-reversed',
      orderNo: order.no,
      at: now,
      date: dateOf(now),
      postings: disbursementReversed(order.amountFen),
    }),
    ...moveLoan(
      { ...loan, log: loan.log.filter((entry) => entry.title !== 'repaying') },
      {
        event: 'payoutReversed',
        by: 'lianlian',
        at: now,
        ...thisOrder(order),
        remove: ['payoutNo', 'startDate', 'dueDate', 'lendingAt'],
        paidOutCount: -1,
      },
    ),
  ]
}

const thisOrder = (order: PayoutOrder) => ({ loanMust: equals('payoutNo', order.no) })

const endOrder = (
  order: PayoutOrder,
  state: PayoutOrderState,
  from: PayoutOrderState[],
  result?: PayoutResult,
): Write => ({
  update: keys.order(order.no),
  changes: {
    set: { state, providerNo: result?.providerNo, settleDate: result?.settleDate },
    remove: ['duePk', 'dueSk', 'workPk', 'workSk'],
  },
  guard: orderIn(from),
})
