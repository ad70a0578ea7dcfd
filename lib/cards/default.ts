import { Failure } from '../domain/failure.ts'
import { asDefault, type Cards, signedCards } from '../store/card.ts'
import { keys } from '../store/keys.ts'
import type { User } from '../store/user.ts'
import type { Write } from '../table/commit.ts'
import { absent, all, equals, exists } from '../table/expressions.ts'

/** Builds the write that makes a signed card of the borrower the default; another borrower's card is unknown. */
export function defaultCard(user: User, cards: Cards | undefined, cardId: number): Write[] {
  const card = signedCards(cards).find(({ id }) => id === cardId)
  if (!card) throw new Failure('CARD_UNKNOWN')
  return [
    {
      update: keys.user(user.id),
      changes: { set: { defaultCard: asDefault(card) } },
      guard: { name: 'userThere', condition: exists() },
    },
    {
      check: keys.cards(user.id),
      guard: {
        name: 'cardStillSigned',
        condition: all(
          equals(`cards.${card.id}.agreementNo`, card.agreementNo),
          absent(`cards.${card.id}.unbindingSince`),
        ),
        failure: 'CARD_UNKNOWN',
      },
    },
  ]
}
