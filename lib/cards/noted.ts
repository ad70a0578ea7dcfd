import { vaultOf } from '../platform/sealing.ts'
import { type Card, type Cards, cardsOf } from '../store/card.ts'
import type { User } from '../store/user.ts'
import type { Agreement, PaymentProvider } from '../vendors/payment-provider.ts'

/** A card that awaits its signature. */
export interface NotedCard {
  card: Card
  cardNo: string
  /** Cards stored at the same moment for the same number. */
  twins: Card[]
}

/** Lists a borrower's unsigned cards, newest first. */
export async function notedCards(user: User, stored: Cards | undefined): Promise<NotedCard[]> {
  const vault = await vaultOf(user)
  const byNumber = new Map<string, Card[]>()
  for (const card of cardsOf(stored).filter(({ agreementNo }) => agreementNo === undefined)) {
    const cardNo = vault.unseal('card', card.number)
    byNumber.set(cardNo, [...(byNumber.get(cardNo) ?? []), card])
  }
  return [...byNumber].flatMap(([cardNo, [card, ...twins]]) => (card ? [{ card, cardNo, twins }] : []))
}

/** Finds the provider's agreement for a card number that no listed card has yet. Throws VendorUnavailable. */
export async function newAgreement(
  provider: Pick<PaymentProvider, 'agreements'>,
  userId: number,
  stored: Cards | undefined,
  cardNo: string,
): Promise<Agreement | undefined> {
  const known = new Set(cardsOf(stored).map(({ agreementNo }) => agreementNo))
  const agreements = await provider.agreements(userId, { cardNo })
  return agreements.find((one) => one.cardTail === cardNo.slice(-4) && !known.has(one.agreementNo))
}
