import { settlePayout } from '../../lending/payout/settle.ts'
import { settleRepayment } from '../../lending/repayment/settle.ts'
import { breakOn, openBreak } from '../../store/break.ts'
import { keys } from '../../store/keys.ts'
import type { Order } from '../../store/order.ts'
import { get } from '../../table/read.ts'
import type { PaymentProvider } from '../../vendors/payment-provider.ts'
import { VendorUnavailable } from '../../vendors/unavailable.ts'
import { comparePayout, compareRepayment, type Verdict } from './compare.ts'

export type Queries = Pick<PaymentProvider, 'queryPayout' | 'queryRepayment'>

/** Result for an order; `silent` when the provider did not answer. */
export type Outcome = 'agrees' | 'booked' | 'differs' | 'undecided' | 'silent'

/** Queries the provider about an order, books a missed result, and opens a break for a difference. */
export async function reconcileOrder(provider: Queries, orderNo: string, now: number): Promise<Outcome> {
  const order = await get(keys.order(orderNo))
  if (!order) throw new Error(`Order ${orderNo} of the day log is missing`)
  const heard = await askedAbout(provider, order).catch((error: unknown) => {
    if (error instanceof VendorUnavailable) return undefined
    throw error
  })
  if (!heard) return 'silent'
  const { verdict } = heard
  if (verdict.verdict === 'differs') {
    await openBreak(breakOn(order, verdict.kind, verdict.detail), now)
    return 'differs'
  }
  if (verdict.verdict !== 'book') return verdict.verdict
  if (await heard.book(now)) return 'booked'
  const detail = `The provider's final word could not be booked: here ${order.state}`
  await openBreak(breakOn(order, 'missing-here', detail), now)
  return 'differs'
}

interface Heard {
  verdict: Verdict
  /** The same step as for a notification, so that both at once book once. */
  book(now: number): Promise<boolean>
}

async function askedAbout(provider: Queries, order: Order): Promise<Heard> {
  if (order.kind === 'payout') {
    const status = await provider.queryPayout(order.no)
    const book = async (now: number) => 'orderNo' in status && settlePayout(status, now, 'query')
    return { verdict: comparePayout(order, status), book }
  }
  const status = await provider.queryRepayment({ orderNo: order.no, orderedAtMs: order.orderedAt })
  const refundBooked =
    status.state === 'refunded' && (await get(keys.movement(order.loanId, 'refunded', order.no))) !== undefined
  const book = async (now: number) => status.state === 'paid' && settleRepayment(status.notice, now, 'query')
  return { verdict: compareRepayment(order, status, refundBooked), book }
}
