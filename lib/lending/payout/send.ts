import { payoutAfter, payoutBefore } from '../../domain/order.ts'
import { config } from '../../platform/config.ts'
import { log } from '../../platform/log.ts'
import { vaultOf } from '../../platform/sealing.ts'
import { cardsOf } from '../../store/card.ts'
import { keys } from '../../store/keys.ts'
import { type Loan, loanOfOrder } from '../../store/loan.ts'
import { orderIn, type PayoutOrder, payoutKey } from '../../store/order.ts'
import { type Guard, tryCommit } from '../../table/commit.ts'
import { get, getAll } from '../../table/read.ts'
import type { PaymentProvider } from '../../vendors/payment-provider.ts'
import { payoutWanted } from '../loan/payout-block.ts'
import { endPayout } from './end.ts'
import { done, type PayoutNext, queryAfter } from './next-step.ts'
import { recordAnswer } from './record-answer.ts'
import { sendConfirmation } from './send-confirmation.ts'

/**
 * CREATED → SENT is claimed before the provider is called, so that of any number of workers one calls. After the claim
 * nothing is repeated blindly: an unclear answer goes to the query. Whatever could stop it is found out before the claim.
 */
export async function sendPayout(
  provider: Pick<PaymentProvider, 'payOut' | 'confirmPayout'>,
  orderNo: string,
  now: number,
): Promise<PayoutNext> {
  const order = await get(payoutKey(orderNo))
  if (order?.state === 'confirming') return sendConfirmation(provider, order, now)
  if (order?.state !== 'created') return queryAfter(orderNo, 0)
  const loan = await loanOfOrder(order)
  const payee = await payeeOf(order)
  if (!payee) {
    log.error('payout has no payee', { orderNo, loanId: loan.id, userId: order.userId })
    return withdraw(order, loan, 'no-payee', now)
  }
  const refused = await tryCommit(
    {
      update: keys.order(orderNo),
      changes: { set: { state: payoutAfter('created', 'send'), sentAt: now } },
      guard: stillCreated,
    },
    ...payoutWanted(loan, orderNo),
  )
  if (refused?.guard === stillCreated) return queryAfter(orderNo, 0)
  if (refused) return withdraw(order, loan, 'blocked', now)
  const answer = await provider.payOut({
    orderNo,
    orderedAtMs: order.orderedAt,
    amountFen: order.amountFen,
    ...payee,
    notifyUrl: `${config.API_BASE_URL}/llpay-payment-notify`,
    info: '借款放款',
    memo: '借款放款',
  })
  return recordAnswer(order, 'sent', loan, answer, now)
}

const stillCreated: Guard = orderIn(payoutBefore('send'))

/** It never left: the loan goes back to the operators, who see why. */
async function withdraw(order: PayoutOrder, loan: Loan, why: string, now: number): Promise<PayoutNext> {
  log.warn('payout withdrawn before it was sent', { orderNo: order.no, why })
  await endPayout(order, { from: 'created', to: 'refused', why }, loan, now)
  return done(order.no)
}

/** In clear, the card that an order is paid to and its holder; undefined when either is gone. */
export async function payeeOf(order: PayoutOrder): Promise<{ cardNo: string; name: string } | undefined> {
  const { user, cards } = await getAll({ user: keys.user(order.userId), cards: keys.cards(order.userId) })
  const card = cardsOf(cards).find(({ id }) => id === order.card.id)
  if (!user?.name || !card) return undefined
  const vault = await vaultOf(user)
  return { cardNo: vault.unseal('card', card.number), name: vault.unseal('name', user.name) }
}
