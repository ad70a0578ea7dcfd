import { log } from '../platform/log.ts'
import { type Cards, cardsOf, type Signing } from '../store/card.ts'
import { keys } from '../store/keys.ts'
import type { User } from '../store/user.ts'
import type { Guard, Key } from '../table/commit.ts'
import { equals, exists } from '../table/expressions.ts'
import { checkAt } from '../table/index-keys.ts'
import { getAll } from '../table/read.ts'
import { tryUpdate } from '../table/update.ts'
import type { PaymentProvider } from '../vendors/payment-provider.ts'
import { VendorUnavailable } from '../vendors/unavailable.ts'
import { newAgreement, notedCards } from './noted.ts'
import { storeSigned } from './store-signed.ts'

type CardQueries = Pick<PaymentProvider, 'agreements'>

const MINUTE_MS = 60_000

/** One minute, then doubling: the tenth look is 17 hours after the return. */
const LOOKS_MAX = 10
const lookAfter = ({ looks }: Signing, userId: number, now: number) =>
  checkAt(now + MINUTE_MS * 2 ** looks, String(userId))

/** Has the sweep query the provider about a card that its signed return called signed. */
export async function watchSigning(userId: number, agreementNo: string, now: number): Promise<void> {
  const signing: Signing = { agreementNo, looks: 0 }
  const set = { signing, ...lookAfter(signing, userId, now) }
  await tryUpdate(keys.cards(userId), { set }, { name: 'cardsNoted', condition: exists() })
}

type Outcome = 'signed' | 'unsigned' | 'silent'

/**
 * Queries the provider about a watched signing; ends the watch once its card is listed, and postpones the next look until
 * then.
 */
export async function lookAtSigning(provider: CardQueries, { pk }: Key, now: number): Promise<Outcome> {
  const userId = Number(pk.slice('USER#'.length))
  const { user, cards } = await getAll({ user: keys.user(userId), cards: keys.cards(userId) })
  if (!user || !cards?.signing) return 'unsigned'
  const outcome = await storeAllSigned(provider, user, cards, cards.signing.agreementNo).catch(silence)
  await (outcome === 'signed' ? endWatch(userId, cards.signing) : lookLater(userId, cards.signing, now))
  return outcome
}

/** Includes every unsigned card: of two returns during one outage the list keeps the newer. */
async function storeAllSigned(provider: CardQueries, user: User, cards: Cards, awaited: string): Promise<Outcome> {
  const listed = new Set(cardsOf(cards).map(({ agreementNo }) => agreementNo))
  if (listed.has(awaited)) return 'signed'
  for (const { card, cardNo, twins } of await notedCards(user, cards)) {
    const agreement = await newAgreement(provider, user.id, cards, cardNo)
    if (agreement && (await storeSigned(user, card, agreement, twins))) listed.add(agreement.agreementNo)
  }
  return listed.has(awaited) ? 'signed' : 'unsigned'
}

function silence(error: unknown): Outcome {
  if (error instanceof VendorUnavailable) return 'silent'
  throw error
}

async function lookLater(userId: number, seen: Signing, now: number): Promise<void> {
  const signing = { ...seen, looks: seen.looks + 1 }
  if (signing.looks === LOOKS_MAX) {
    log.warn('card signing given up', { userId })
    return endWatch(userId, seen)
  }
  await tryUpdate(keys.cards(userId), { set: { signing, ...lookAfter(signing, userId, now) } }, asSeen(seen))
}

async function endWatch(userId: number, seen: Signing): Promise<void> {
  await tryUpdate(keys.cards(userId), { remove: ['signing', 'duePk', 'dueSk'] }, asSeen(seen))
}

/** Fails when the borrower has returned from signing again since the read. */
const asSeen = (signing: Signing): Guard => ({ name: 'signingAsSeen', condition: equals('signing', signing) })
