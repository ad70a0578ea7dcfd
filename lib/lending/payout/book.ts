import { nextState } from '../../domain/loan.ts'
import { type PayoutEffect, type PayoutFinalStatus, payoutEffects, payoutStates } from '../../domain/order.ts'
import { keys } from '../../store/keys.ts'
import type { Loan } from '../../store/loan.ts'
import { answered, type Heard, orderIn, type PayoutOrder } from '../../store/order.ts'
import type { Write } from '../../table/commit.ts'
import type { PayoutResult } from '../../vendors/payment-provider.ts'
import { withAccount } from '../loan/account.ts'
import { bookDisbursement, bookReversal } from './book-disbursement.ts'
import { bookReturnAfterEnd, bookUnexpectedPayout, bookUnexpectedPayoutReversal } from './book-unexpected.ts'
import { giveBack } from './end.ts'

/** The effects that change something: the others leave nothing to book. */
export type BookedEffect = Exclude<PayoutEffect, 'known' | 'contradiction'>

/**
 * Books the final status of a payout, whether it came by notification, query or reconciliation. Conditions on the order and on
 * the movement's key let exactly one of any number of copies through.
 */
export const bookPayout = (
  order: PayoutOrder,
  loan: Loan,
  result: PayoutResult,
  effect: BookedEffect,
  heard: Heard,
): Write[] => [recordFinalStatus(order, result, effect, heard), ...books[effect](order, loan, result, heard.at)]

const books: Record<BookedEffect, (order: PayoutOrder, loan: Loan, result: PayoutResult, now: number) => Write[]> = {
  paidOut: bookDisbursement,
  givenBack: (order, loan, _result, now) => giveBack(order, loan, now),
  stray: (order, loan, _result, now) => bookUnexpectedPayout(order, loan, now),
  voided: () => [],
  reversed: (order, loan, _result, now) => {
    if (order.stray) return bookUnexpectedPayoutReversal(order, now)
    const account = withAccount(loan)
    return account && nextState(loan.state, 'payoutReversed')
      ? bookReversal(order, account, now)
      : bookReturnAfterEnd(order, loan, now)
  },
}

/** Records a final status on the order, only from a state in which it has the same effect. */
export const recordFinalStatus = (
  order: PayoutOrder,
  result: PayoutResult,
  effect: BookedEffect,
  heard: Heard,
): Write => ({
  update: keys.order(order.no),
  changes: {
    set: {
      state: result.state,
      providerNo: result.providerNo || undefined,
      settleDate: result.settleDate,
      stray: effect === 'stray' || undefined,
      ...answered(order, { ...heard, said: result.state }),
    },
    remove: ['duePk', 'dueSk', 'workPk', 'workSk'],
  },
  guard: orderIn(statesWith(effect, result.state)),
})

const statesWith = (effect: BookedEffect, status: PayoutFinalStatus) =>
  payoutStates.filter((state) => payoutEffects[state][status] === effect)
