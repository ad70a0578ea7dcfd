import { keys } from '../../store/keys.ts'
import type { Loan } from '../../store/loan.ts'
import { answered, orderIn, type PayoutOrder } from '../../store/order.ts'
import { commit, type Write } from '../../table/commit.ts'
import { equals } from '../../table/expressions.ts'
import { transitionLoan } from '../loan/transition.ts'

/** States in which an order has just gone to the provider: sent, or confirmed. */
export type Asked = 'sent' | 'confirming'

/** Definitely not paid: the order is dead, and the loan may be tried again. */
export const endPayout = (order: PayoutOrder, how: Ending, loan: Loan, now: number): Promise<void> =>
  commit(ending(order, how, now), ...giveBack(order, loan, now))

interface Ending {
  from: Asked | 'created'
  to: 'refused' | 'closed'
  why: string
}

const ending = (order: PayoutOrder, { from, to, why }: Ending, now: number): Write => ({
  update: keys.order(order.no),
  changes: {
    set: {
      state: to,
      refusal: why,
      ...(from === 'created' ? {} : answered(order, { at: now, source: 'send', said: why })),
    },
    remove: ['duePk', 'dueSk', 'workPk', 'workSk'],
  },
  guard: orderIn([from]),
})

/** The payout is dead: the loan returns to the operators for another try or for cancelling. */
export function giveBack(order: PayoutOrder, loan: Loan, now: number): Write[] {
  return transitionLoan(loan, {
    event: 'payoutFailed',
    by: 'lianlian',
    at: now,
    loanMust: equals('payoutNo', order.no),
    remove: ['payoutNo'],
  })
}
