import { asDefault, type Card, type Cards, isSigned } from '../store/card.ts'
import { keys } from '../store/keys.ts'
import type { User } from '../store/user.ts'
import { tryCommit } from '../table/commit.ts'
import { absent, all, exists } from '../table/expressions.ts'
import type { Agreement } from '../vendors/payment-provider.ts'

/** Another request may set or unset a default between our read and our write; more often than this is a fault. */
const TRIES = 5

/**
 * Stores the provider's agreement for an unsigned card, and makes the card the default where there is none. `twins` were
 * stored at the same moment for the same number, and are removed. Returns false when the card is no longer there to be
 * signed.
 */
export async function storeSigned(user: User, card: Card, agreement: Agreement, twins: Card[] = []): Promise<boolean> {
  const { agreementNo, bankCode, bankName } = agreement
  const entry = `cards.${card.id}`
  const signed = { ...card, agreementNo, bankCode, bankName }
  for (let [tries, seen] = [1, user]; tries <= TRIES; tries++) {
    const refused = await tryCommit(
      {
        update: keys.cards(user.id),
        changes: { set: { [entry]: signed }, remove: twins.map(({ id }) => `cards.${id}`) },
        guard: { name: 'cardStillPending', condition: all(exists(entry), absent(`${entry}.agreementNo`)) },
      },
      {
        update: keys.user(user.id),
        changes: { set: { 'flags.bankcard': 1, ...(seen.defaultCard ? {} : { defaultCard: asDefault(signed) }) } },
        guard: {
          name: 'defaultAsSeen',
          condition: all(exists(), seen.defaultCard ? exists('defaultCard') : absent('defaultCard')),
        },
      },
    )
    if (!refused) return true
    if (refused.guard.name === 'cardStillPending') return isSignedAs(agreementNo, refused.item, card.id)
    if (!refused.item) return false
    seen = refused.item as unknown as User
  }
  throw new Error(`The default card of ${user.id} does not hold still`)
}

/** Checks that a parallel return has stored the card: one stores it, the others find it stored. */
function isSignedAs(agreementNo: string, item: unknown, cardId: number): boolean {
  const card = (item as Cards | undefined)?.cards[cardId]
  return card !== undefined && isSigned(card) && card.agreementNo === agreementNo
}
