import type { BusinessDate } from '../domain/calendar.ts'
import type { FailureCode } from '../domain/failure.ts'
import type { PayoutCard } from '../domain/loan.ts'
import type { Fen } from '../domain/money.ts'
import type { PayoutState, RepaymentState } from '../domain/order.ts'
import type { Sealed } from '../platform/sealing.ts'
import type { Guard, Key } from '../table/commit.ts'
import { all, exists, oneOf } from '../table/expressions.ts'
import { keys } from './keys.ts'

/** Money on its way in or out. It carries a snapshot of all that booking it needs. */
export type Order = PayoutOrder | RepaymentOrder

interface OrderBase extends Key {
  no: string
  userId: number
  loanId: number
  amountFen: Fen
  createdAt: number
  /** Sent to LianLian as dt_order. */
  orderedAt: number
  providerNo?: string
  settleDate?: string
  /** The provider's answers, newest last, at most ten. */
  answers?: OrderAnswer[]
}

export interface PayoutOrder extends OrderBase {
  kind: 'payout'
  state: PayoutState
  /** Parts of `amountFen`. */
  principalFen: Fen
  couponFen: Fen
  card: PayoutCard
  /** The operator who disbursed: another one confirms. */
  by: string
  /** Which payout of the loan this is. */
  attempt: number
  /** Executions started for it so far; the number is part of the execution's name. */
  executions: number
  sentAt?: number
  /** The code of the refusal or of the suspicion. */
  refusal?: string
  /** The provider wants this back with the confirmation of a suspected payout, before `confirmBy` (ms). */
  confirmCode?: string
  confirmBy?: number
  /** Confirmations so far, and whether the newest has been sent. */
  confirmations?: number
  confirmSentAt?: number
  /** Money left after the order was dead: its movement is in suspense. */
  stray?: true
  /** The alarm about no final status after a day has rung. */
  alarmedAt?: number
}

export interface RepaymentOrder extends OrderBase {
  kind: 'repayment'
  state: RepaymentState
  principalFen: Fen
  feesFen: Fen
  penaltyFen: Fen
  /** Of the loan, when the order was opened: it pays no loan that falls due on another day. */
  dueDate: BusinessDate
  /** Of less than all that was due. */
  part?: true
  /** Reserved with the order, spent with the payment; `amountFen` is what is left to pay in money. */
  coupon?: OrderCoupon
  validUntil: number
  /** Why it is dead: what the provider said when it was asked. */
  endedBy?: 'unpaid' | 'unknown' | 'failed' | 'refunded'
  /** Checks so far that brought no final status; an alarm rings after a day. */
  looks?: number
  alarmedAt?: number
  /**
   * The signed request, sent again byte for byte while the order is open: sealed, because it names the payer, and as JSON
   * text, because a map loses its order.
   */
  form: Sealed
}

/** How much of which coupon is used. */
export interface OrderCoupon {
  id: number
  amountFen: Fen
}

/** The number of a payout, or of a repayment, is of no other order: where only one of them can be meant. */
export const payoutKey = (no: string): Key<PayoutOrder> => keys.order(no)
export const repaymentKey = (no: string): Key<RepaymentOrder> => keys.order(no)

/** Where the stored order is. Which states an event may meet, `lib/domain/order.ts` says. */
export const orderIn = (states: readonly Order['state'][], failure?: FailureCode): Guard => ({
  name: `orderIn:${states.join('|')}`,
  condition: all(exists(), oneOf('state', states)),
  ...(failure ? { failure } : {}),
})

/** An answer of the provider about an order, and its source. */
export interface OrderAnswer {
  at: number
  source: AnswerSource
  /** A return code, or the state in the answer. */
  said: string
}

/** When and from where an answer came. */
export type Heard = Omit<OrderAnswer, 'said'>

export type AnswerSource = 'send' | 'query' | 'notification'

const ANSWERS_MAX = 10

/** The order's answers with one more, at most ten: set with the change that the answer causes. */
export const answered = (order: { answers?: OrderAnswer[] }, answer: OrderAnswer): { answers: OrderAnswer[] } => ({
  answers: [...(order.answers ?? []), answer].slice(-ANSWERS_MAX),
})
