import * as z from 'zod/mini'
import { assertPayable } from '../../lib/cards/add.ts'
import { countCardQuery } from '../../lib/cards/count-query.ts'
import { yuan } from '../../lib/domain/money.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { cardNo } from '../../lib/http/person-fields.ts'
import * as payments from '../../lib/vendors/payments.ts'

/**
 * Checks whether a card can be signed (a known number, a debit card, a bank that LianLian supports), and returns the bank's
 * limits.
 */
export const handler = endpoint(
  {
    auth: borrower(),
    input: z.object({
      card_no: cardNo('BAD_PARAMETER'),
    }),
    output: z.array(
      z.object({
        bank_name: z.string(),
        bank_code: z.string(),
        card_type: z.literal('debit'),
        payment_limit: z.number(),
        day_limit: z.number(),
        month_limit: z.number(),
      }),
    ),
  },
  async ({ user, input, now }) => {
    await countCardQuery(user.id, 'cardbin', now)
    const { bankName, bankCode, limits } = assertPayable(await (await payments.cards()).cardBin(input.card_no))
    return {
      results: [
        {
          bank_name: bankName,
          bank_code: bankCode,
          card_type: 'debit' as const,
          payment_limit: yuan(limits.paymentFen),
          day_limit: yuan(limits.dayFen),
          month_limit: yuan(limits.monthFen),
        },
      ],
    }
  },
)
