import { vaultOf } from '../../platform/sealing.ts'
import { cardsOf } from '../../store/card.ts'
import { keys } from '../../store/keys.ts'
import type { PayoutOrder } from '../../store/order.ts'
import { getAll } from '../../table/read.ts'

/** In clear, the card that an order is paid to and its holder; undefined when either is gone. */
export async function payeeOf(order: PayoutOrder): Promise<{ cardNo: string; name: string } | undefined> {
  const { user, cards } = await getAll({ user: keys.user(order.userId), cards: keys.cards(order.userId) })
  const card = cardsOf(cards).find(({ id }) => id === order.card.id)
  if (!user?.name || !card) return undefined
  const vault = await vaultOf(user)
  return { cardNo: vault.unseal('card', card.number), name: vault.unseal('name', user.name) }
}
