import * as z from 'zod/mini'
import { assertPayable } from '../../lib/cards/add.ts'
import { isCardNo } from '../../lib/domain/people.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { shaped } from '../../lib/http/fields.ts'
import { cardQueries } from '../../lib/vendors/wired.ts'

/** Says whether a card could be signed: a known number, a debit card, a bank that LianLian supports. */
export const handler = endpoint(
  {
    auth: borrower,
    input: z.object({
      card_no: shaped((value) => isCardNo(value.replaceAll(' ', '')), 'CARD_INVALID', 'BAD_PARAMETER'),
    }),
  },
  async ({ input }) => {
    assertPayable(await (await cardQueries()).cardBin(input.card_no.replaceAll(' ', '')))
    return {}
  },
)
