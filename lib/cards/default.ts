import { Failure } from '../domain/failure.ts'
import { type Cards, signedCards } from '../store/card.ts'
import type { Write } from '../store/commit.ts'
import { equals, exists } from '../store/expressions.ts'
import { keys } from '../store/keys.ts'
import type { DefaultCard, User } from '../store/user.ts'

/** The step that makes a signed card of the borrower the default; anybody else's card is unknown. */
export function defaultCard(user: User, cards: Cards | undefined, cardId: number): Write[] {
  const card = signedCards(cards).find(({ id }) => id === cardId)
  if (!card) throw new Failure('CARD_UNKNOWN')
  const { agreementNo, bankCode, bankName } = card
  const chosen: DefaultCard = { id: card.id, bankCode, bankName, tail: card.masked.slice(-4), agreementNo }
  return [
    {
      update: keys.user(user.id),
      changes: { set: { defaultCard: chosen } },
      guard: { name: 'userThere', holds: exists() },
    },
    {
      check: keys.cards(user.id),
      guard: {
        name: 'cardStillSigned',
        holds: equals(`cards.${card.id}.agreementNo`, agreementNo),
        otherwise: 'CARD_UNKNOWN',
      },
    },
  ]
}
