import { dateOf } from '../domain/calendar.ts'
import { config } from '../platform/config.ts'
import { log } from '../platform/log.ts'
import { vaultOf } from '../platform/sealing.ts'
import { type Cards, cardsOf } from '../store/card.ts'
import { commit, type Write } from '../store/commit.ts'
import { inQueue, keys } from '../store/keys.ts'
import type { Loan } from '../store/loan.ts'
import { orderIn, type PayoutOrder } from '../store/order.ts'
import { get, getAll } from '../store/read.ts'
import { tryUpdate } from '../store/update.ts'
import type { User } from '../store/user.ts'
import type { PaymentProvider, PayoutAnswer } from '../vendors/payments.ts'
import { giveBack } from './book-payout.ts'
import { done, type PayoutNext, queryAfter } from './payout-next.ts'

/**
 * CREATED → SENT is claimed before the provider is called, so that of any number of workers one calls. After the claim
 * nothing is repeated blindly: an unclear answer goes to the query.
 */
export async function sendPayout(
  provider: Pick<PaymentProvider, 'payOut'>,
  orderNo: string,
  now: number,
): Promise<PayoutNext> {
  const claim = await tryUpdate<PayoutOrder>(
    keys.order(orderNo),
    { set: { state: 'sent', sentAt: now } },
    orderIn(['created']),
  )
  if ('guard' in claim) return queryAfter(orderNo, 0)
  const order = claim.item
  const { loan, card, name } = await payee(order)
  const answer = await provider.payOut({
    orderNo,
    orderedAtMs: order.orderedAt,
    amountFen: order.amountFen,
    cardNo: card,
    name,
    notifyUrl: `${config.API_BASE_URL}/llpay-payment-notify`,
    info: '借款放款',
    memo: '借款放款',
  })
  return record(order, loan, answer, now)
}

async function record(order: PayoutOrder, loan: Loan, answer: PayoutAnswer, now: number): Promise<PayoutNext> {
  log.info('payout answered', {
    orderNo: order.no,
    outcome: answer.outcome,
    code: 'code' in answer ? answer.code : '0000',
  })
  if (answer.outcome === 'accepted') {
    await tryUpdate(
      keys.order(order.no),
      { set: { state: 'processing', providerNo: answer.providerNo } },
      orderIn(['sent']),
    )
    return queryAfter(order.no, 0)
  }
  if (answer.outcome === 'confirm') {
    await tryUpdate(
      keys.order(order.no),
      {
        set: { state: 'check', confirmCode: answer.confirmCode, refusal: answer.code, ...inQueue('confirm', now) },
        remove: ['duePk', 'dueSk'],
      },
      orderIn(['sent']),
    )
    return done(order.no)
  }
  // Only a signed "no" is one; what cannot be proved is asked about.
  if (answer.outcome === 'refused' && answer.signed) {
    await commit(refuse(order, answer.code), ...giveBack(order, loan, now))
    return done(order.no)
  }
  return queryAfter(order.no, 0)
}

const refuse = (order: PayoutOrder, code: string): Write => ({
  update: keys.order(order.no),
  changes: { set: { state: 'refused', refusal: code }, remove: ['duePk', 'dueSk'] },
  guard: orderIn(['sent']),
})

/** The loan, and in clear the card that it is paid to and its holder. */
async function payee(order: PayoutOrder): Promise<{ loan: Loan; card: string; name: string }> {
  const loan = await get<Loan>(keys.loan(order.loanId))
  const found = await getAll({ user: keys.user(order.userId), cards: keys.cards(order.userId) })
  const user = found.user as User | undefined
  const card = cardsOf(found.cards as Cards | undefined).find(({ id }) => id === loan?.card.id)
  if (!loan || !user?.name || !card) throw new Error(`Order ${order.no} of ${dateOf(order.createdAt)} has no payee`)
  const vault = await vaultOf(user)
  return { loan, card: vault.unseal('card', card.number), name: vault.unseal('name', user.name) }
}
