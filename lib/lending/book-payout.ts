import { addDays, type BusinessDate, dateOf, parseDate } from '../domain/calendar.ts'
import { disbursed, disbursementReversed } from '../domain/ledger.ts'
import { after } from '../domain/loan.ts'
import { yuanText } from '../domain/money.ts'
import { type PayoutMeaning, payoutMeanings } from '../domain/order.ts'
import type { Write } from '../store/commit.ts'
import { equals } from '../store/expressions.ts'
import type { Loan } from '../store/loan.ts'
import { bookMovement } from '../store/movement.ts'
import type { PayoutOrder } from '../store/order.ts'
import type { AnswerSource } from '../store/order-answer.ts'
import { outboxMessage } from '../store/outbox.ts'
import type { PayoutResult } from '../vendors/payments.ts'
import { returnedAfterEnd, stray, strayReversed } from './book-stray.ts'
import { endPayout } from './end-payout.ts'
import { moveLoan } from './move.ts'

/**
 * What a final word on a payout does, whoever brings it: notification, query or reconciliation. Conditions on the order
 * and on the movement's key let exactly one of any number of copies through.
 */
export function bookPayout(
  order: PayoutOrder,
  loan: Loan,
  result: PayoutResult,
  now: number,
  source: AnswerSource = 'notification',
): Write[] {
  const meaning = payoutMeanings[order.state][result.state]
  const books = effects[meaning]
  if (!books) throw new Error(`${result.state} of order ${order.no}, which is ${order.state}, books nothing`)
  return [endPayout(order, result, meaning, { at: now, source }), ...books(order, loan, now, result)]
}

type Effect = (order: PayoutOrder, loan: Loan, now: number, result: PayoutResult) => Write[]

const effects: Partial<Record<PayoutMeaning, Effect>> = {
  paidOut,
  givenBack: giveBack,
  stray,
  voided: () => [],
  reversed: (order, loan, now) => {
    if (order.stray) return strayReversed(order, now)
    if (!after(loan.state, 'payoutReversed')) return returnedAfterEnd(order, loan, now)
    return reversed(order, loan, now)
  },
}

/** The payout is dead: the loan returns to the operators for another try or for cancelling. */
export function giveBack(order: PayoutOrder, loan: Loan, now: number): Write[] {
  return moveLoan(loan, { event: 'payoutFailed', by: 'lianlian', at: now, ...thisOrder(order), remove: ['payoutNo'] })
}

function paidOut(order: PayoutOrder, loan: Loan, now: number, result: PayoutResult): Write[] {
  const startDate = dayZero(order, result, now)
  const dueDate = addDays(startDate, loan.terms.periodDays)
  return [
    bookMovement({
      loanId: loan.id,
      kind: 'disbursed',
      orderNo: order.no,
      at: now,
      date: startDate,
      dueDate,
      postings: disbursed(order.principalFen, order.couponFen),
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
        loanId: loan.id,
        template: 'loan-paid-out',
        params: { date: startDate, cash_account: yuanText(order.amountFen), account: loan.card.tail },
      },
      now,
    ),
  ]
}

/** The provider's settlement day, unless it cannot be: one before the order would be paid for dearly, a far one never. */
function dayZero(order: PayoutOrder, { settleDate }: PayoutResult, now: number): BusinessDate {
  const settled = settleDate && parseDate(settleDate)
  // A day more on either side, for another midnight than ours.
  const possible = settled && settled >= addDays(dateOf(order.orderedAt), -1) && settled <= addDays(dateOf(now), 1)
  return possible ? settled : dateOf(now)
}

/** The bank sent the money back: out of the books again, once, and the loan returns for another try. */
function reversed(order: PayoutOrder, loan: Loan, now: number): Write[] {
  return [
    bookMovement({
      loanId: loan.id,
      kind: 'disbursement-reversed',
      orderNo: order.no,
      at: now,
      date: dateOf(now),
      dueDate: loan.dueDate,
      postings: disbursementReversed(order.principalFen, order.couponFen),
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
