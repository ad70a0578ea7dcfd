import type { Sealed } from '../platform/sealing.ts'
import type { Key } from '../table/commit.ts'
import type { DefaultCard } from './user.ts'

/** A borrower's cards: one item, at most ten, so that the list and the default are always consistent. */
export interface Cards extends Key {
  /** By id as text. */
  cards: Record<string, Card>
  /** The newest return from signing that the provider was not heard to confirm: the sweep asks it again. */
  signing?: Signing
}

export interface Signing {
  agreementNo: string
  /** How often the sweep has asked. */
  looks: number
}

export interface Card {
  id: number
  /** The full number; the masked one stays in clear. */
  number: Sealed
  masked: string
  bankCode: string
  bankName: string
  addedAt: number
  /** Present once the borrower signed it at the provider. */
  agreementNo?: string
  /** ms since which it is no longer used; it leaves the list when the provider has ended the agreement. */
  unbindingSince?: number
}

export const CARDS_MAX = 10

export const cardsOf = (item: Cards | undefined): Card[] => Object.values(item?.cards ?? {}).sort((a, b) => b.id - a.id)

export type SignedCard = Card & { agreementNo: string }

export const isSigned = (card: Card): card is SignedCard =>
  card.agreementNo !== undefined && card.unbindingSince === undefined

/** The cards that may be used, newest first. */
export const signedCards = (item: Cards | undefined): SignedCard[] => cardsOf(item).filter(isSigned)

/** As which the card is paid out to. */
export const asDefault = ({ id, bankCode, bankName, masked, agreementNo }: SignedCard): DefaultCard => ({
  id,
  bankCode,
  bankName,
  tail: masked.slice(-4),
  agreementNo,
})
