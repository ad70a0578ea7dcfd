import { type PayoutEffect, payoutEffects } from '../../domain/order.ts'
import { log } from '../../platform/log.ts'
import { openBreak } from '../../store/break.ts'
import { keys } from '../../store/keys.ts'
import type { Loan } from '../../store/loan.ts'
import { notBooked } from '../../store/movement.ts'
import { type Order, type PayoutOrder, payoutKey } from '../../store/order.ts'
import type { AnswerSource } from '../../store/order-answer.ts'
import { loanOfPayout } from '../../store/order-no.ts'
import { tryCommit } from '../../table/commit.ts'
import { type Found, get, getAll } from '../../table/read.ts'
import type { PayoutResult } from '../../vendors/payments.ts'
import { bookPayout } from './book.ts'
import { recordFinalStatus } from './final-word.ts'

/** Another worker may book, or the loan may move, between a read and a write: then things are looked at again. */
const LOOKS_MAX = 3

/** Takes the final word on a payout, whoever brings it; true when it is booked, now or before. Two round trips, mostly. */
export async function settlePayout(
  result: PayoutResult,
  now: number,
  source: AnswerSource = 'notification',
): Promise<boolean> {
  for (let look = 1; look <= LOOKS_MAX; look++) {
    const { order, loan } = await orderAndLoan(result.orderNo)
    if (order?.kind !== 'payout' || order.amountFen !== result.amountFen) return openAmountMismatch(result, order, now)
    const meaning = payoutEffects[order.state][result.state]
    if (meaning === 'known') return true
    if (meaning === 'contradiction') break
    if (!loan) throw new Error(`Loan ${order.loanId} of order ${order.no} is missing`)
    const refused = await tryCommit(...bookPayout(order, loan, result, now, source))
    // Two operators have booked the return of stray money before the provider told of it.
    const explained = refused?.guard === notBooked && order.stray
    if (refused && (!explained || (await tryCommit(recordFinalStatus(order, result, meaning, { at: now, source })))))
      continue
    logAttention(meaning, order, loan)
    return true
  }
  return openStateMismatch(result, now)
}

/** Both in one trip: the loan is in the number. */
async function orderAndLoan(no: string): Promise<Partial<Found<{ order: Order; loan: Loan }>>> {
  const loanId = loanOfPayout(no)
  return getAll({ order: keys.order(no), ...(loanId ? { loan: keys.loan(loanId) } : {}) })
}

/** What somebody must look at although it is booked: the transaction has opened the break. */
function logAttention(meaning: PayoutEffect, order: PayoutOrder, loan: Loan): void {
  const about = { orderNo: order.no, loanId: order.loanId, amountFen: order.amountFen }
  if (meaning === 'stray') log.error('money left on a dead payout', { ...about, state: order.state })
  const ended = loan.state === 'finished' || loan.state === 'written_off'
  if (meaning === 'reversed' && !order.stray && ended) {
    log.error('payout returned after its loan ended', { ...about, state: loan.state })
  }
}

/** Not ours, or not our amount. The provider repeats what we do not acknowledge: somebody is woken the first time only. */
async function openAmountMismatch(result: PayoutResult, order: Order | undefined, now: number): Promise<false> {
  const here = order ? `${order.kind} of ${order.amountFen} fen` : 'no such order'
  const detail = `${result.state} of ${result.amountFen} fen; here: ${here}`
  const first = await openBreak(
    { kind: order?.kind === 'payout' ? 'amount-mismatch' : 'missing-here', ...factsOf(result, order), detail },
    now,
  )
  const { orderNo, amountFen } = result
  const known = { known: order?.kind, expectedFen: order?.amountFen }
  if (first) log.error('payout result mismatch', { orderNo, amountFen, ...known })
  return false
}

/** A final word against what is booked. */
async function openStateMismatch(result: PayoutResult, now: number): Promise<false> {
  const order = await get(payoutKey(result.orderNo))
  const detail = `${result.state}, but the order is ${order?.state}`
  const { orderNo, state } = result
  const first = await openBreak({ kind: 'state-mismatch', ...factsOf(result, order), detail }, now)
  if (first) log.error('payout result does not fit', { orderNo, state: order?.state, result: state })
  return false
}

const factsOf = ({ orderNo, amountFen }: PayoutResult, order: Order | undefined) => ({
  orderNo,
  amountFen,
  ...(order ? { loanId: order.loanId, userId: order.userId } : {}),
})
