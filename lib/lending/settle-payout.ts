import { log } from '../platform/log.ts'
import { tryCommit } from '../store/commit.ts'
import { keys } from '../store/keys.ts'
import type { Loan } from '../store/loan.ts'
import type { Order, PayoutOrder } from '../store/order.ts'
import { get } from '../store/read.ts'
import type { PayoutResult } from '../vendors/payments.ts'
import { bookPayout } from './book-payout.ts'

/** Books the final word on a payout, whoever brings it; true when it is booked, now or before. */
export async function settlePayout(result: PayoutResult, now: number): Promise<boolean> {
  const order = await get<Order>(keys.order(result.orderNo))
  if (order?.kind !== 'payout' || order.amountFen !== result.amountFen) {
    log.error('payout result mismatch', {
      orderNo: result.orderNo,
      known: order?.kind,
      amountFen: result.amountFen,
      expectedFen: order?.amountFen,
    })
    return false
  }
  if (settled(order, result)) return true
  const loan = await get<Loan>(keys.loan(order.loanId))
  if (!loan) throw new Error(`Loan ${order.loanId} of order ${order.no} is missing`)
  const refused = await tryCommit(...bookPayout(order, loan, result, now))
  if (!refused) return true
  // Somebody booked it between our read and our write: look again, once.
  const again = await get<PayoutOrder>(keys.order(result.orderNo))
  if (again && settled(again, result)) return true
  log.error('payout result does not fit', { orderNo: order.no, guard: refused.guard.name, result: result.state })
  return false
}

/** Nothing is left to do: the order has this result, or ended for good before (a SUCCESS after a CANCEL changes nothing). */
const settled = (order: PayoutOrder, result: PayoutResult): boolean =>
  order.state === result.state || order.state === 'cancelled'
