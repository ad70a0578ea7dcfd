import { vaultOf } from '../platform/sealing.ts'
import { type Card, type Cards, cardsOf } from '../store/card.ts'
import { commit } from '../store/commit.ts'
import { exists } from '../store/expressions.ts'
import { keys } from '../store/keys.ts'
import { getAll } from '../store/read.ts'
import type { DefaultCard, User } from '../store/user.ts'
import type { Agreement, PaymentProvider } from '../vendors/payments.ts'

/** What the page that the browser returns to shows: LianLian's code, `0000` for a signed card. */
export type SigningResult = string

/**
 * A browser came back from signing with a signed user id and agreement. It proves nothing by itself (it may be replayed and
 * carries no token), so the provider is asked which of this borrower's noted cards the agreement belongs to: the newest
 * whose full number it knows under that agreement.
 */
export async function confirmSigning(
  provider: Pick<PaymentProvider, 'agreements'>,
  returned: { userId: number; agreementNo: string },
): Promise<SigningResult> {
  const { userId, agreementNo } = returned
  const found = await getAll({ user: keys.user(userId), cards: keys.cards(userId) })
  const user = found.user as User | undefined
  const cards = cardsOf(found.cards as Cards | undefined)
  if (!user) return UNKNOWN
  if (cards.some((card) => card.agreementNo === agreementNo)) return SIGNED
  const vault = await vaultOf(user)
  for (const card of cards.filter(({ agreementNo: signed }) => !signed)) {
    const cardNo = vault.unseal('card', card.number)
    const agreements = await provider.agreements(userId, { cardNo })
    const agreement = agreements.find((a) => a.agreementNo === agreementNo && a.cardTail === cardNo.slice(-4))
    if (agreement) return storeSigned(user, card, agreement)
  }
  return UNKNOWN
}

const SIGNED = '0000'
/** LianLian's "no agreement". */
const UNKNOWN = '3003'

async function storeSigned(user: User, card: Card, agreement: Agreement): Promise<SigningResult> {
  const { agreementNo, bankCode, bankName } = agreement
  const first: DefaultCard = { id: card.id, bankCode, bankName, tail: agreement.cardTail, agreementNo }
  const entry = `cards.${card.id}`
  await commit(
    {
      update: keys.cards(user.id),
      changes: {
        set: {
          [`${entry}.agreementNo`]: agreementNo,
          [`${entry}.bankCode`]: bankCode,
          [`${entry}.bankName`]: bankName,
        },
      },
      guard: { name: 'cardStillNoted', holds: exists(entry) },
    },
    {
      update: keys.user(user.id),
      changes: { set: { 'flags.bankcard': 1, ...(user.defaultCard ? {} : { defaultCard: first }) } },
    },
  )
  return SIGNED
}
