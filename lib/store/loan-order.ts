import type { Key, Write } from '../table/commit.ts'
import { inDayLog } from '../table/index-keys.ts'
import { keys } from './keys.ts'
import type { Order } from './order.ts'

/**
 * Says beside the loan, and in the log of the day, that there is an order. It never changes, so an order may move through
 * queues without leaving the log.
 */
export interface LoanOrder extends Key {
  no: string
  kind: Order['kind']
  loanId: number
  amountFen: number
  at: number
}

/** Goes into the transaction that creates the order. */
export const orderOfLoan = (order: Pick<Order, 'no' | 'kind' | 'loanId' | 'amountFen' | 'createdAt'>): Write => {
  const { no, kind, loanId, amountFen, createdAt } = order
  const row: LoanOrder = { ...keys.loanOrder(loanId, no), no, kind, loanId, amountFen, at: createdAt }
  return { put: { ...row, ...inDayLog(createdAt, no) } }
}
