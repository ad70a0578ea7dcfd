import { Failure } from '../domain/failure.ts'
import { auditUser } from '../store/audit.ts'
import { asDefault, type Cards, cardsOf, isSigned, type SignedCard, signedCards } from '../store/card.ts'
import { keys } from '../store/keys.ts'
import type { User } from '../store/user.ts'
import { commit, type Guard, tryCommit, type Write } from '../table/commit.ts'
import { absent, all, any, type Changes, differs, equals, exists } from '../table/expressions.ts'
import { getAll } from '../table/read.ts'
import type { PaymentProvider, ProviderRefusal } from '../vendors/payment-provider.ts'
import { VendorUnavailable } from '../vendors/unavailable.ts'

export interface Unbinding {
  userId: number
  cardId: number
  operator: string
  reason: string
}

/**
 * Takes a signed card out of use, then ends its agreement at the provider, then removes it from the list. In this order,
 * because a loan may be submitted during the call: from the first write on it cannot be paid out to this card. After a
 * failure at any point, repeating the command continues where it stopped.
 */
export async function unbindCard(
  provider: Pick<PaymentProvider, 'unbindCard'>,
  wanted: Unbinding,
  now: number,
): Promise<void> {
  const { userId, cardId } = wanted
  const { user, cards } = await getAll({ user: keys.user(userId), cards: keys.cards(userId) })
  const card = cardsOf(cards).find(({ id }) => id === cardId)
  if (!user) throw new Failure('NO_SUCH_BORROWER')
  if (!card?.agreementNo) throw new Failure('NO_SUCH_CARD', { about: listOf(signedCards(cards)) })
  if (isSigned(card)) await commit(...takeOutOfUse(user, cards, card, wanted, now))
  const answer = await provider.unbindCard(userId, card.agreementNo).catch(unheard)
  if (answer.refused) {
    const said = `${answer.code} ${answer.message}`
    throw new Failure('UNBINDING_REFUSED', { cause: said, about: said })
  }
  // Of two parallel repeats one writes it.
  await tryCommit(...drop(card.id, wanted, now))
}

const listOf = (cards: readonly SignedCard[]): string =>
  cards.length > 0 ? `theirs are ${cards.map(({ id, masked }) => `${id} (${masked})`).join(', ')}` : 'they have none'

/**
 * Builds the write that takes a card out of use. The newest other signed card becomes the default; without one the borrower
 * has to sign a card again. The card of an open loan cannot be unbound: the money goes there.
 */
export function takeOutOfUse(
  user: User,
  cards: Cards | undefined,
  card: SignedCard,
  wanted: Unbinding,
  now: number,
): Write[] {
  if (user.openLoan?.card.id === card.id) throw new Failure('CARD_IN_LOAN', { about: `loan ${user.openLoan.id}` })
  const { defaultCard } = user
  const next = signedCards(cards).find(({ id }) => id !== card.id)
  const guard: Guard = {
    name: 'defaultAsSeenAndNoLoanOnCard',
    condition: all(
      exists(),
      defaultCard ? equals('defaultCard.id', defaultCard.id) : absent('defaultCard'),
      any(absent('openLoan'), differs('openLoan.card.id', card.id)),
    ),
    failure: 'CARDS_CHANGED',
  }
  return [
    {
      update: keys.cards(user.id),
      changes: { set: { [`cards.${card.id}.unbindingSince`]: now } },
      guard: { name: 'cardsAsSeen', condition: equals('cards', cards?.cards), failure: 'CARDS_CHANGED' },
    },
    defaultCard?.id === card.id
      ? { update: keys.user(user.id), changes: withDefault(next), guard }
      : { check: keys.user(user.id), guard },
    audit('unbind-card', `signed ${card.masked}`, 'out of use', wanted, now),
  ]
}

const withDefault = (card: SignedCard | undefined): Changes =>
  card ? { set: { defaultCard: asDefault(card) } } : { set: { 'flags.bankcard': 0 }, remove: ['defaultCard'] }

const drop = (cardId: number, wanted: Unbinding, now: number): Write[] => [
  {
    update: keys.cards(wanted.userId),
    changes: { remove: [`cards.${cardId}`] },
    guard: { name: 'stillUnbinding', condition: exists(`cards.${cardId}.unbindingSince`) },
  },
  audit('unbound-card', 'out of use', 'unbound', wanted, now),
]

const audit = (action: string, before: string, after: string, { userId, operator, reason }: Unbinding, now: number) =>
  auditUser(userId, { at: now, operator, action, before, after, why: reason })

function unheard(cause: unknown): ProviderRefusal {
  if (cause instanceof VendorUnavailable) throw new Failure('UNBINDING_UNHEARD', { cause })
  throw cause
}
