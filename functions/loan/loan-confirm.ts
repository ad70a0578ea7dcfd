import * as z from 'zod/mini'
import { aprText } from '../../lib/domain/apr.ts'
import { otherFees, totalFees } from '../../lib/domain/fees.ts'
import { ppmText, yuan } from '../../lib/domain/money.ts'
import { productFor } from '../../lib/domain/sale.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { wholeNumber } from '../../lib/http/fields.ts'
import { quoteFor, wishOf } from '../../lib/lending/loan/quote.ts'
import { productSale } from '../../lib/store/product.ts'
import { recordKeys } from '../../lib/store/records.ts'

export const handler = endpoint(
  {
    auth: borrower({ items: recordKeys }),
    input: z.object({ amount: wholeNumber(), period: wholeNumber() }),
    output: z.array(
      z.object({
        amount: z.number(),
        period: z.number(),
        bank: z.string(),
        arrival_amount: z.number(),
        interest: z.number(),
        accrual: z.number(),
        trialFee: z.number(),
        serviceFee: z.number(),
        poundage: z.number(),
        otherFee: z.number(),
        annualized_interest_rate: z.string(),
        apr: z.string(),
      }),
    ),
  },
  async ({ user, loaded, input, now }) => {
    const product = productFor(await productSale(), wishOf(input), now)
    const { principalFen, periodDays, fees, aprUnits } = quoteFor(user, loaded, product, input)
    return {
      results: [
        {
          amount: yuan(principalFen),
          period: periodDays,
          bank: `${user.defaultCard?.bankName}（尾号${user.defaultCard?.tail}）`,
          arrival_amount: yuan(principalFen),
          interest: yuan(totalFees(fees)),
          accrual: yuan(fees.accrual),
          trialFee: yuan(fees.trial),
          serviceFee: yuan(fees.service),
          poundage: yuan(fees.poundage),
          otherFee: yuan(otherFees(fees)),
          annualized_interest_rate: ppmText(product.rates.annualPpm),
          apr: aprText(aprUnits),
        },
      ],
    }
  },
)
