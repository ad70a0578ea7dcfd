import { log } from '../platform/log.ts'
import { type Cards, cardsOf, isSigned } from '../store/card.ts'
import { keys } from '../store/keys.ts'
import type { User } from '../store/user.ts'
import { getAll } from '../table/read.ts'
import type { PaymentProvider } from '../vendors/payment-provider.ts'
import { VendorUnavailable } from '../vendors/unavailable.ts'
import { notedCards } from './noted.ts'
import { storeSigned } from './store-signed.ts'
import { watchSigning } from './watch-signing.ts'

/** LianLian's code on the page that the browser returns to: `0000` for a signed card, `3003` for no agreement. */
export type SigningResult = '0000' | '3003'

/**
 * LianLian's codes for a card that is signed already. Its borrower is sent to the list of cards, not to a page of failure.
 */
export const signedBefore: readonly string[] = ['3009', '9913']

interface Returned {
  userId: number
  agreementNo: string
}

/**
 * Handles a browser's return from signing, with a signed user id and agreement. It stores nothing on the return alone
 * (which may be replayed and carries no token): it asks the provider which of this borrower's unsigned cards the agreement
 * belongs to. While the provider does not answer, the return's signature is the only evidence, and it says that the card is
 * signed: the page says so too, and the sweep asks again.
 */
export async function confirmSigning(
  provider: Pick<PaymentProvider, 'agreements'>,
  returned: Returned,
  now: number,
): Promise<SigningResult> {
  const { user, cards } = await getAll({ user: keys.user(returned.userId), cards: keys.cards(returned.userId) })
  if (!user) return '3003'
  const known = cardsOf(cards).find((card) => card.agreementNo === returned.agreementNo)
  if (known) return isSigned(known) ? '0000' : '3003'
  try {
    return (await storeAgreement(provider, user, cards, returned.agreementNo)) ? '0000' : '3003'
  } catch (error) {
    if (!(error instanceof VendorUnavailable)) throw error
    log.warn('card signing not confirmed', { userId: user.id, cause: error.message })
    await watchSigning(user.id, returned.agreementNo, now)
    return '0000'
  }
}

/**
 * Stores the agreement for the newest unsigned card whose full number the provider has under it; false when there is none.
 */
async function storeAgreement(
  provider: Pick<PaymentProvider, 'agreements'>,
  user: User,
  cards: Cards | undefined,
  agreementNo: string,
): Promise<boolean> {
  for (const { card, cardNo, twins } of await notedCards(user, cards)) {
    const agreements = await provider.agreements(user.id, { cardNo })
    const agreement = agreements.find((a) => a.agreementNo === agreementNo && a.cardTail === cardNo.slice(-4))
    if (agreement) return storeSigned(user, card, agreement, twins)
  }
  return false
}
