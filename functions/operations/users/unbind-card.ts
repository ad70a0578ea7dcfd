import * as z from 'zod/mini'
import { unbindCard } from '../../../lib/cards/unbind.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id, reason } from '../../../lib/http/fields.ts'
import * as payments from '../../../lib/vendors/payments.ts'

/** Removes a borrower's signed card, here and at LianLian. Safe to repeat after any failure. */
export const handler = endpoint(
  {
    auth: operator('risk', 'admin'),
    input: z.object({
      id: id('NO_SUCH_BORROWER'),
      card_id: id('NO_SUCH_CARD'),
      reason: reason(),
    }),
  },
  async ({ input: { id: userId, card_id: cardId, reason }, operator: { name }, now }) => {
    await unbindCard(await payments.cards(), { userId, cardId, operator: name, reason }, now)
    return { message: 'Unbound' }
  },
)
