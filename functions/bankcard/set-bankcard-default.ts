import * as z from 'zod/mini'
import { defaultCard } from '../../lib/cards/default.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { id } from '../../lib/http/fields.ts'
import { keys } from '../../lib/store/keys.ts'
import { commit } from '../../lib/table/commit.ts'

/** Chooses the card for the next payout. An open loan keeps the card that was the default at its submission. */
export const handler = endpoint(
  {
    auth: borrower({ items: (userId) => ({ cards: keys.cards(userId) }) }),
    input: z.object({ id: id('BAD_PARAMETER') }),
  },
  async ({ user, loaded, input }) => {
    await commit(...defaultCard(user, loaded.cards, input.id))
    return { message: '设置成功' }
  },
)
