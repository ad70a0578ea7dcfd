import { nextState } from '../../domain/loan.ts'
import { type PayoutEffect, payoutEffects } from '../../domain/order.ts'
import type { Loan } from '../../store/loan.ts'
import type { PayoutOrder } from '../../store/order.ts'
import type { AnswerSource } from '../../store/order-answer.ts'
import type { Write } from '../../table/commit.ts'
import type { PayoutResult } from '../../vendors/payments.ts'
import { bookDisbursement, bookReversal } from './book-disbursement.ts'
import { returnedAfterEnd, stray, strayReversed } from './book-unexpected.ts'
import { giveBack } from './end.ts'
import { recordFinalStatus } from './final-word.ts'

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
  const meaning = payoutEffects[order.state][result.state]
  const books = effects[meaning]
  if (!books) throw new Error(`${result.state} of order ${order.no}, which is ${order.state}, books nothing`)
  return [recordFinalStatus(order, result, meaning, { at: now, source }), ...books(order, loan, now, result)]
}

type Effect = (order: PayoutOrder, loan: Loan, now: number, result: PayoutResult) => Write[]

const effects: Partial<Record<PayoutEffect, Effect>> = {
  paidOut: bookDisbursement,
  givenBack: giveBack,
  stray,
  voided: () => [],
  reversed: (order, loan, now) => {
    if (order.stray) return strayReversed(order, now)
    if (!nextState(loan.state, 'payoutReversed')) return returnedAfterEnd(order, loan, now)
    return bookReversal(order, loan, now)
  },
}
