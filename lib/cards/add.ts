import { Failure } from '../domain/failure.ts'
import { maskedCard } from '../domain/people.ts'
import { newId } from '../platform/ids.ts'
import { vaultOf } from '../platform/sealing.ts'
import { CARDS_MAX, type Card, type Cards, cardsOf, isSigned } from '../store/card.ts'
import { keys } from '../store/keys.ts'
import type { User } from '../store/user.ts'
import type { Guard } from '../table/commit.ts'
import { absent, all, exists, sizeBelow } from '../table/expressions.ts'
import { tryUpdate, update } from '../table/update.ts'
import type { CardBin, PaymentProvider, ProviderRefusal } from '../vendors/payment-provider.ts'
import { VendorUnavailable } from '../vendors/unavailable.ts'
import { type PayableBank, payableBanks } from './banks.ts'
import { newAgreement, notedCards } from './noted.ts'
import { storeSigned } from './store-signed.ts'

/** Throws unless the card is a debit card of a bank that the provider signs; payouts go to debit cards only. */
export function assertPayable(bin: CardBin | ProviderRefusal): {
  bankCode: string
  bankName: string
  limits: PayableBank
} {
  if (bin.refused) throw new Failure('CARD_INVALID', { cause: `${bin.code} ${bin.message}` })
  if (!bin.debit) throw new Failure('CARD_NOT_DEBIT')
  const limits = payableBanks.get(bin.bankCode)
  if (!limits) throw new Failure('CARD_BANK_UNSUPPORTED')
  return { bankCode: bin.bankCode, bankName: bin.bankName, limits }
}

interface Wanted {
  cardNo: string
  bankCode: string
  bankName: string
}

/**
 * Stores the card that the borrower is about to sign. The provider is queried first: a card whose return from signing never
 * reached us is already signed there and would be refused, so it is stored as signed. A card for which the provider did not
 * answer after its return continues in any case: its borrower was shown that it is signed, and adds it again because it is
 * not listed.
 */
export async function addCard(
  provider: Pick<PaymentProvider, 'agreements'>,
  user: User,
  stored: Cards | undefined,
  card: Wanted,
  now: number,
): Promise<void> {
  const awaited = await isAwaited(user, stored, card.cardNo)
  const agreement = await newAgreement(provider, user.id, stored, card.cardNo).catch((error: unknown) => {
    if (awaited && error instanceof VendorUnavailable) return undefined
    throw error
  })
  const noted = await addPendingCard(user, stored, card, now)
  if (!agreement) return
  await storeSigned(user, noted, agreement)
  if (!awaited) throw new Failure('CARD_SIGNED_ALREADY')
}

/** Returns whether the card is stored already and its return from signing is being watched. */
const isAwaited = async (user: User, stored: Cards | undefined, cardNo: string): Promise<boolean> =>
  stored?.signing !== undefined && (await notedCards(user, stored)).some((noted) => noted.cardNo === cardNo)

/** Stores an unsigned card; repeating it for the same number changes nothing. */
export async function addPendingCard(user: User, stored: Cards | undefined, card: Wanted, now: number): Promise<Card> {
  const vault = await vaultOf(user)
  const same = cardsOf(stored).filter((known) => vault.unseal('card', known.number) === card.cardNo)
  if (same.some(isSigned)) throw new Failure('CARD_SIGNED_ALREADY')
  if (same.some((known) => known.unbindingSince !== undefined)) throw new Failure('CARD_UNBINDING')
  if (same[0]) return same[0]
  if (!stored) await createList(user.id)
  const givenUp = oldestPending(stored)
  const entry: Card = {
    id: newId(now),
    number: vault.seal('card', card.cardNo),
    masked: maskedCard(card.cardNo),
    bankCode: card.bankCode,
    bankName: card.bankName,
    addedAt: now,
  }
  await update(
    keys.cards(user.id),
    { set: { [`cards.${entry.id}`]: entry }, remove: givenUp ? [`cards.${givenUp.id}`] : [] },
    roomForCard(givenUp),
  )
  return entry
}

/** Picks the oldest card that was never signed, which a full list drops. */
const oldestPending = (stored: Cards | undefined): Card | undefined =>
  cardsOf(stored).length < CARDS_MAX ? undefined : cardsOf(stored).findLast((card) => !card.agreementNo)

const roomForCard = (givenUp: Card | undefined): Guard => ({
  name: 'roomForCard',
  condition: givenUp
    ? all(exists(`cards.${givenUp.id}`), absent(`cards.${givenUp.id}.agreementNo`))
    : sizeBelow('cards', CARDS_MAX),
  failure: 'CARD_LIMIT',
})

const createList = (userId: number) =>
  tryUpdate(keys.cards(userId), { set: { cards: {} } }, { name: 'noCardsYet', condition: absent() })
