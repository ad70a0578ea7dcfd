import type { BreakKind } from '../../domain/break.ts'
import { type Fen, yuanText } from '../../domain/money.ts'
import { payoutEffects, payoutLive } from '../../domain/order.ts'
import type { PayoutOrder, RepaymentOrder } from '../../store/order.ts'
import type { PayoutStatus, RepaymentStatus } from '../../vendors/payment-provider.ts'

/** Result of comparing the provider's status with ours. */
export type Verdict =
  | { verdict: 'agrees' }
  /** Final at the provider and not booked here: a message was lost. */
  | { verdict: 'book' }
  /** In progress; it may still come to agree. */
  | { verdict: 'undecided' }
  | { verdict: 'differs'; kind: BreakKind; detail: string }

const agrees: Verdict = { verdict: 'agrees' }
const undecided: Verdict = { verdict: 'undecided' }
const differs = (kind: BreakKind, detail: string): Verdict => ({ verdict: 'differs', kind, detail })

const states = (there: string, here: string): Verdict =>
  differs('state-mismatch', `The provider says ${there}, here it is ${here}`)
const unknown = (here: string): Verdict =>
  differs('missing-at-vendor', `The provider knows no such order, here it is ${here}`)

/**
 * Compares a payout. `status` was answered after the order was read, so where they differ in time, the provider is ahead.
 */
export function comparePayout(order: PayoutOrder, status: PayoutStatus): Verdict {
  const here = order.state
  const live = payoutLive.includes(here)
  if (status.state === 'unknown') {
    if (here === 'success' || here === 'cancelled') return unknown(here)
    return live ? undecided : agrees
  }
  if (!('orderNo' in status)) return live ? undecided : states(status.state, here)
  if (status.amountFen !== order.amountFen) return amounts(status.amountFen, order.amountFen)
  const meaning = payoutEffects[here][status.state]
  // A SUCCESS message after a CANCEL is merely late; a SUCCESS in the answer to a query is not.
  if (meaning === 'contradiction' || (here === 'cancelled' && status.state === 'success')) {
    return states(status.state, here)
  }
  return meaning === 'known' ? numbers(status.providerNo, order.providerNo) : { verdict: 'book' }
}

/** Compares a repayment. `refundBooked`: two operators have sent the money back, and it is booked. */
export function compareRepayment(order: RepaymentOrder, status: RepaymentStatus, refundBooked: boolean): Verdict {
  const here = order.state
  const paid = here === 'paid'
  switch (status.state) {
    case 'paid':
      if (status.notice.amountFen !== order.amountFen) return amounts(status.notice.amountFen, order.amountFen)
      return paid ? numbers(status.notice.providerNo, order.providerNo) : { verdict: 'book' }
    case 'processing':
      return paid ? states('processing', here) : undecided
    case 'refunded':
      return (paid && refundBooked) || order.endedBy === 'refunded' ? agrees : states('refunded', here)
    case 'unknown':
      return paid ? unknown(here) : agrees
    default:
      return paid ? states(status.state, here) : agrees
  }
}

const amounts = (there: Fen, here: Fen): Verdict =>
  differs('amount-mismatch', `The provider moved ${yuanText(there)} yuan, the order is of ${yuanText(here)}`)

/** Compares the provider's numbers; a number missing on one side is not a difference. */
const numbers = (there: string, here: string | undefined): Verdict =>
  !there || !here || there === here
    ? agrees
    : differs('number-mismatch', `The provider's number is ${there}, here it is ${here}`)
