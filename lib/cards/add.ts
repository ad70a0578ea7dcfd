import { Failure } from '../domain/failure.ts'
import { maskedCard } from '../domain/people.ts'
import { newId } from '../platform/ids.ts'
import { vaultOf } from '../platform/sealing.ts'
import { CARDS_MAX, type Card, type Cards, cardsOf } from '../store/card.ts'
import type { Guard } from '../store/commit.ts'
import { absent, all, exists, sizeBelow } from '../store/expressions.ts'
import { keys } from '../store/keys.ts'
import { tryUpdate, update } from '../store/update.ts'
import type { User } from '../store/user.ts'
import type { CardBin, Refusal } from '../vendors/payments.ts'
import { payableBanks } from './banks.ts'

/** A debit card of a bank that the provider signs; payouts go to debit cards only. */
export function assertPayable(bin: CardBin | Refusal): { bankCode: string; bankName: string } {
  if (bin.refused) throw new Failure('CARD_INVALID', { cause: `${bin.code} ${bin.message}` })
  if (!bin.debit) throw new Failure('CARD_NOT_DEBIT')
  if (!payableBanks.has(bin.bankCode)) throw new Failure('CARD_BANK_UNSUPPORTED')
  return { bankCode: bin.bankCode, bankName: bin.bankName }
}

/** Notes the card that the borrower is about to sign. Asking again for the same number changes nothing. */
export async function addPendingCard(
  user: User,
  stored: Cards | undefined,
  card: { cardNo: string; bankCode: string; bankName: string },
  now: number,
): Promise<void> {
  const vault = await vaultOf(user)
  const same = cardsOf(stored).find((known) => vault.unseal('card', known.number) === card.cardNo)
  if (same?.agreementNo) throw new Failure('CARD_SIGNED_ALREADY')
  if (same) return
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
}

/** A full list gives up its oldest card that was never signed. */
const oldestPending = (stored: Cards | undefined): Card | undefined =>
  cardsOf(stored).length < CARDS_MAX ? undefined : cardsOf(stored).findLast((card) => !card.agreementNo)

const roomForCard = (givenUp: Card | undefined): Guard => ({
  name: 'roomForCard',
  holds: givenUp
    ? all(exists(`cards.${givenUp.id}`), absent(`cards.${givenUp.id}.agreementNo`))
    : sizeBelow('cards', CARDS_MAX),
  otherwise: 'CARD_LIMIT',
})

const createList = (userId: number) =>
  tryUpdate(keys.cards(userId), { set: { cards: {} } }, { name: 'noCardsYet', holds: absent() })
