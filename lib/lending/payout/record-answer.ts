import { payoutAfter } from '../../domain/order.ts'
import { describe, log } from '../../platform/log.ts'
import type { Loan } from '../../store/loan.ts'
import { answered, orderIn, type PayoutOrder, payoutKey } from '../../store/order.ts'
import { checkAt, queuedSince } from '../../table/index-keys.ts'
import { tryUpdate } from '../../table/update.ts'
import type { ConfirmAnswer } from '../../vendors/payment-provider.ts'
import { type Asked, endPayout } from './end.ts'
import { done, type PayoutNext, queryAfter } from './next-step.ts'

/** For so long the provider takes the confirmation of a payout that it suspects. */
const CONFIRM_MS = 24 * 3_600_000

/** Records the provider's direct answer to an order that was sent or confirmed. Only a signed refusal is final. */
export async function recordAnswer(
  order: PayoutOrder,
  from: Asked,
  loan: Loan,
  answer: ConfirmAnswer,
  now: number,
): Promise<PayoutNext> {
  const code = 'code' in answer ? answer.code : answer.outcome === 'unclear' ? 'no answer' : '0000'
  const heard = answered(order, { at: now, source: 'send', said: code ?? 'no answer' })
  // Why there is no answer to be trusted: the connection, the HTTP status, the signature, the shape.
  const cause = 'cause' in answer && answer.cause ? { cause: describe(answer.cause) } : {}
  log.info('payout answered', { orderNo: order.no, outcome: answer.outcome, code, ...cause })
  if (answer.outcome === 'accepted') {
    const changes = { set: { state: payoutAfter(from, 'accept'), providerNo: answer.providerNo, ...heard } }
    await tryUpdate(payoutKey(order.no), changes, orderIn([from]))
    return queryAfter(order.no, 0)
  }
  if (answer.outcome === 'confirm') return waitForConfirm(order, from, answer, now)
  if (answer.outcome === 'code-wrong') return waitForConfirm(order, from, { code: answer.code }, now)
  if (answer.outcome === 'closed' || (answer.outcome === 'refused' && answer.signed)) {
    await endPayout(order, { from, to: answer.outcome, why: answer.code }, loan, now)
    return done(order.no)
  }
  await tryUpdate(payoutKey(order.no), { set: heard }, orderIn([from]))
  return queryAfter(order.no, 0)
}

/** An operator must look. Watched, so that a payout that is not confirmed in time is found and the loan given back. */
export async function waitForConfirm(
  order: PayoutOrder,
  from: Asked,
  said: { code?: string; confirmCode?: string },
  now: number,
): Promise<PayoutNext> {
  const confirmBy = order.confirmBy ?? now + CONFIRM_MS
  const set = {
    state: payoutAfter(from, 'suspect'),
    refusal: said.code,
    confirmCode: said.confirmCode,
    confirmBy,
    ...(said.code ? answered(order, { at: now, source: 'send', said: said.code }) : {}),
    ...queuedSince('confirm', now),
    ...checkAt(confirmBy, order.no),
  }
  await tryUpdate(payoutKey(order.no), { set, remove: ['confirmSentAt'] }, orderIn([from]))
  return done(order.no)
}
