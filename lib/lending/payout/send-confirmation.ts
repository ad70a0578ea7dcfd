import { config } from '../../platform/config.ts'
import { keys } from '../../store/keys.ts'
import { loanOfOrder } from '../../store/loan.ts'
import type { PayoutOrder } from '../../store/order.ts'
import { type Guard, tryCommit } from '../../table/commit.ts'
import { absent, all, equals } from '../../table/expressions.ts'
import type { PaymentProvider } from '../../vendors/payment-provider.ts'
import { payoutWanted } from '../loan/payout-block.ts'
import { type PayoutNext, queryAfter } from './next-step.ts'
import { recordAnswer, waitForConfirm } from './record-answer.ts'

/**
 * Tells the provider that an operator stands by a suspected payout: once for each click. A worker that finds it sent, or
 * a crash behind the claim, goes to the query first.
 */
export async function sendConfirmation(
  provider: Pick<PaymentProvider, 'confirmPayout'>,
  order: PayoutOrder,
  now: number,
): Promise<PayoutNext> {
  const loan = await loanOfOrder(order)
  const notTold: Guard = {
    name: 'confirmationNotSent',
    condition: all(
      equals('state', 'confirming'),
      absent('confirmSentAt'),
      equals('confirmations', order.confirmations),
      equals('confirmCode', order.confirmCode),
    ),
  }
  const refused = await tryCommit(
    { update: keys.order(order.no), changes: { set: { confirmSentAt: now } }, guard: notTold },
    ...payoutWanted(loan, order.no),
  )
  if (refused?.guard === notTold) return queryAfter(order.no, 0)
  // Since the click it has turned out that money of this loan has left already.
  if (refused) return waitForConfirm(order, 'confirming', {}, now)
  const answer = await provider.confirmPayout({
    orderNo: order.no,
    confirmCode: order.confirmCode ?? '',
    notifyUrl: `${config.API_BASE_URL}/llpay-payment-notify`,
  })
  return recordAnswer(order, 'confirming', loan, answer, now)
}
