import * as z from 'zod/mini'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { noInput } from '../../lib/http/fields.ts'
import { vaultOf } from '../../lib/platform/sealing.ts'
import { signedCards } from '../../lib/store/card.ts'
import { keys } from '../../lib/store/keys.ts'

export const handler = endpoint(
  {
    auth: borrower({ items: (userId) => ({ cards: keys.cards(userId) }) }),
    input: noInput,
    output: z.array(
      z.object({
        id: z.number(),
        bank_name: z.string(),
        bank_no: z.string(),
        bank_code: z.string(),
        is_default: z.int(),
        bank_user: z.string(),
      }),
    ),
  },
  async ({ user, loaded }) => {
    const holder = user.name ? (await vaultOf(user)).unseal('name', user.name) : ''
    return {
      results: signedCards(loaded.cards).map((card) => ({
        id: card.id,
        bank_name: card.bankName,
        bank_no: card.masked,
        bank_code: card.bankCode,
        is_default: card.id === user.defaultCard?.id ? 1 : 0,
        bank_user: holder,
      })),
    }
  },
)
