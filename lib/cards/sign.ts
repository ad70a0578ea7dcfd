import { log } from '../platform/log.ts'
import { vaultOf } from '../platform/sealing.ts'
import { type Cards, cardsOf, isSigned } from '../store/card.ts'
import { keys } from '../store/keys.ts'
import { getAll } from '../store/read.ts'
import type { User } from '../store/user.ts'
import type { PaymentProvider } from '../vendors/payments.ts'
import { VendorUnavailable } from '../vendors/unavailable.ts'
import { storeSigned } from './store-signed.ts'

/** What the page that the browser returns to shows: LianLian's code, `0000` for a signed card. */
export type SigningResult = '0000' | '3003' | '9999'

const SIGNED = '0000'
/** LianLian's "no agreement". */
const UNKNOWN = '3003'
/** LianLian's "system error": it could not be asked. The card is found signed when it is added again. */
const UNHEARD = '9999'

interface Returned {
  userId: number
  agreementNo: string
}

/**
 * A browser came back from signing with a signed user id and agreement. It proves nothing by itself (it may be replayed and
 * carries no token), so the provider is asked which of this borrower's noted cards the agreement belongs to: the newest
 * whose full number it knows under that agreement.
 */
export async function confirmSigning(
  provider: Pick<PaymentProvider, 'agreements'>,
  returned: Returned,
): Promise<SigningResult> {
  try {
    return (await findAndStore(provider, returned)) ? SIGNED : UNKNOWN
  } catch (error) {
    // A person waits in a browser: a page with words, and nothing changed.
    if (!(error instanceof VendorUnavailable)) throw error
    log.warn('card signing not confirmed', { cause: error.message })
    return UNHEARD
  }
}

async function findAndStore(
  provider: Pick<PaymentProvider, 'agreements'>,
  { userId, agreementNo }: Returned,
): Promise<boolean> {
  const found = await getAll({ user: keys.user(userId), cards: keys.cards(userId) })
  const user = found.user as User | undefined
  if (!user) return false
  const cards = cardsOf(found.cards as Cards | undefined)
  const known = cards.find((card) => card.agreementNo === agreementNo)
  if (known) return isSigned(known)
  const vault = await vaultOf(user)
  const pending = cards
    .filter((card) => card.agreementNo === undefined)
    .map((card) => ({ card, cardNo: vault.unseal('card', card.number) }))
  for (const { card, cardNo } of pending) {
    const agreements = await provider.agreements(userId, { cardNo })
    const agreement = agreements.find((a) => a.agreementNo === agreementNo && a.cardTail === cardNo.slice(-4))
    if (!agreement) continue
    const twins = pending.filter((other) => other.card !== card && other.cardNo === cardNo)
    return storeSigned(
      user,
      card,
      agreement,
      twins.map((twin) => twin.card),
    )
  }
  return false
}
