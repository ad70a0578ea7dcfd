import type { Sealed } from '../platform/sealing.ts'
import type { Key } from './commit.ts'

/** A borrower's cards: one item, at most ten, so that the list and the default are always consistent. */
export interface Cards extends Key {
  /** By id as text. */
  cards: Record<string, Card>
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
}

export const CARDS_MAX = 10

export const cardsOf = (item: Cards | undefined): Card[] => Object.values(item?.cards ?? {}).sort((a, b) => b.id - a.id)

export const signedCards = (item: Cards | undefined): (Card & { agreementNo: string })[] =>
  cardsOf(item).filter((card): card is Card & { agreementNo: string } => card.agreementNo !== undefined)
