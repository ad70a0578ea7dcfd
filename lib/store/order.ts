import type { FailureCode } from '../domain/failure.ts'
import type { Fen } from '../domain/money.ts'
import type { Sealed } from '../platform/sealing.ts'
import type { Guard, Key } from './commit.ts'
import { all, exists, oneOf } from './expressions.ts'

/** Money on its way in or out. It carries a snapshot of all that booking it needs. */
export type Order = PayoutOrder | RepaymentOrder

interface OrderBase extends Key {
  no: string
  userId: number
  loanId: number
  amountFen: Fen
  createdAt: number
  /** What LianLian is told as dt_order. */
  orderedAt: number
  providerNo?: string
  settleDate?: string
}

export interface PayoutOrder extends OrderBase {
  kind: 'payout'
  state: PayoutOrderState
  /** Which payout of the loan this is. */
  attempt: number
  /** Executions started for it so far; the number is part of the execution's name. */
  executions: number
  sentAt?: number
  confirmCode?: string
  refusal?: string
}

/**
 * created → sent → processing → success | failure | closed | cancelled; sent → check (an operator must confirm) or refused.
 * Dead: refused, failure, closed, cancelled. `sent` without an answer stays unclear until a query tells.
 */
export type PayoutOrderState =
  | 'created'
  | 'sent'
  | 'processing'
  | 'check'
  | 'refused'
  | 'success'
  | 'failure'
  | 'closed'
  | 'cancelled'

export interface RepaymentOrder extends OrderBase {
  kind: 'repayment'
  /** waiting → paid | expired; a late genuine payment of an expired order is still paid */
  state: 'waiting' | 'paid' | 'expired'
  principalFen: Fen
  feesFen: Fen
  penaltyFen: Fen
  validUntil: number
  /**
   * The signed request, sent again byte for byte while the order is open: sealed, because it names the payer, and as JSON
   * text, because a map loses its order.
   */
  form: Sealed
}

export const payoutLive: PayoutOrderState[] = ['created', 'sent', 'processing', 'check']

export const orderIn = (states: Order['state'][], otherwise?: FailureCode): Guard => ({
  name: `orderIn:${states.join('|')}`,
  holds: all(exists(), oneOf('state', states)),
  ...(otherwise ? { otherwise } : {}),
})
