import * as z from 'zod/mini'
import { payerOf } from '../../lib/account/person.ts'
import { addCard, assertPayable } from '../../lib/cards/add.ts'
import { countCardQuery } from '../../lib/cards/count-query.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { text } from '../../lib/http/fields.ts'
import { cardNo } from '../../lib/http/person-fields.ts'
import { config } from '../../lib/platform/config.ts'
import { keys } from '../../lib/store/keys.ts'
import * as payments from '../../lib/vendors/payments.ts'

export const handler = endpoint(
  {
    auth: borrower({ items: (userId) => ({ cards: keys.cards(userId) }) }),
    input: z.object({
      // Only identity cards (0) were ever offered, and the H5 client does not send this field.
      id_type: text().check(z.regex(/^0?$/, 'BAD_PARAMETER')),
      card_no: cardNo('BAD_PARAMETER'),
    }),
    output: z.array(z.object({ req_data: z.record(z.string(), z.union([z.string(), z.number()])) })),
  },
  async ({ user, loaded, input: { card_no: cardNo }, now }) => {
    const payer = await payerOf(user)
    await countCardQuery(user.id, 'sign', now)
    const provider = await payments.cards()
    const { bankCode, bankName } = assertPayable(await provider.cardBin(cardNo))
    await addCard(provider, user, loaded.cards, { cardNo, bankCode, bankName }, now)
    const returnUrl = `${config.API_BASE_URL}/llpay-sign-return`
    return { results: [{ req_data: provider.cardSigningForm({ payer, cardNo, returnUrl }) }] }
  },
)
