import { payoutEffects } from '../../domain/order.ts'
import { log } from '../../platform/log.ts'
import { breakOn, openBreak } from '../../store/break.ts'
import { keys } from '../../store/keys.ts'
import type { Loan } from '../../store/loan.ts'
import { notBooked } from '../../store/movement.ts'
import { type AnswerSource, type Heard, type Order, type PayoutOrder, payoutKey } from '../../store/order.ts'
import { loanOfPayout } from '../../store/order-no.ts'
import { tryCommit } from '../../table/commit.ts'
import { type Found, get, getAll } from '../../table/read.ts'
import type { PayoutResult } from '../../vendors/payment-provider.ts'
import { type BookedEffect, bookPayout, recordFinalStatus } from './book.ts'

/** Another worker may book, or the loan may change, between a read and a write: then both are read again. */
const LOOKS_MAX = 3

/** Takes the final status of a payout; true when it is booked, now or before. Two round trips, mostly. */
export async function settlePayout(
  result: PayoutResult,
  now: number,
  source: AnswerSource = 'notification',
): Promise<boolean> {
  for (let look = 1; look <= LOOKS_MAX; look++) {
    const { order, loan } = await orderAndLoan(result.orderNo)
    if (order?.kind !== 'payout' || order.amountFen !== result.amountFen) return openAmountMismatch(result, order, now)
    const effect = payoutEffects[order.state][result.state]
    if (effect === 'known') return true
    if (effect === 'contradiction') break
    if (!loan) throw new Error(`Loan ${order.loanId} of order ${order.no} is missing`)
    const outcome = await book(order, loan, result, effect, { at: now, source })
    if (outcome === 'booked') {
      logAttention(effect, order, loan)
      return true
    }
  }
  return openStateMismatch(result, now)
}

/** Books the final status; `overtaken` when the order or the loan is no longer as it was read. */
async function book(
  order: PayoutOrder,
  loan: Loan,
  result: PayoutResult,
  effect: BookedEffect,
  heard: Heard,
): Promise<'booked' | 'overtaken'> {
  const refused = await tryCommit(...bookPayout(order, loan, result, effect, heard))
  if (!refused) return 'booked'
  // Two operators booked the return of an unexpected payout before the provider reported it: only the order is left to change.
  const returnIsBooked = refused.guard === notBooked && order.stray
  if (!returnIsBooked) return 'overtaken'
  return (await tryCommit(recordFinalStatus(order, result, effect, heard))) ? 'overtaken' : 'booked'
}

/** Both in one trip: the loan is in the number. */
async function orderAndLoan(no: string): Promise<Partial<Found<{ order: Order; loan: Loan }>>> {
  const loanId = loanOfPayout(no)
  return getAll({ order: keys.order(no), ...(loanId ? { loan: keys.loan(loanId) } : {}) })
}

/** Logs what a person must look at although it is booked; the transaction has opened the break. */
function logAttention(effect: BookedEffect, order: PayoutOrder, loan: Loan): void {
  const about = { orderNo: order.no, loanId: order.loanId, amountFen: order.amountFen }
  if (effect === 'stray') log.error('unexpected payout', { ...about, state: order.state })
  const ended = loan.state === 'finished' || loan.state === 'written_off'
  if (effect === 'reversed' && !order.stray && ended) {
    log.error('payout returned after its loan ended', { ...about, state: loan.state })
  }
}

/**
 * Opens a break for a result that is not ours, or not of our amount. The provider repeats what we do not acknowledge: only the
 * first raises the alarm.
 */
async function openAmountMismatch(result: PayoutResult, order: Order | undefined, now: number): Promise<false> {
  const { orderNo, amountFen } = result
  const here = order ? `${order.kind} of ${order.amountFen} fen` : 'no such order'
  const detail = `${result.state} of ${amountFen} fen; here: ${here}`
  const kind = order?.kind === 'payout' ? 'amount-mismatch' : 'missing-here'
  const first = await openBreak(breakOn({ ...order, no: orderNo, amountFen }, kind, detail), now)
  const known = { known: order?.kind, expectedFen: order?.amountFen }
  if (first) log.error('payout result mismatch', { orderNo, amountFen, ...known })
  return false
}

/** Opens a break for a final status that contradicts what is booked. */
async function openStateMismatch({ orderNo, state, amountFen }: PayoutResult, now: number): Promise<false> {
  const order = await get(payoutKey(orderNo))
  const detail = `${state}, but the order is ${order?.state}`
  const first = await openBreak(breakOn({ ...order, no: orderNo, amountFen }, 'state-mismatch', detail), now)
  if (first) log.error('payout result contradicts the booked one', { orderNo, state: order?.state, result: state })
  return false
}
