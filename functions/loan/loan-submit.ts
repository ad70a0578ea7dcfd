import * as z from 'zod/mini'
import { Failure } from '../../lib/domain/failure.ts'
import type { Product } from '../../lib/domain/product.ts'
import { borrowerWith } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { wholeNumber } from '../../lib/http/fields.ts'
import { quoteFor } from '../../lib/lending/quote.ts'
import { submitLoan, throwUnlessFree } from '../../lib/lending/submit.ts'
import { newId } from '../../lib/platform/ids.ts'
import { commit } from '../../lib/store/commit.ts'
import { keys } from '../../lib/store/keys.ts'
import { productOf } from '../../lib/store/product.ts'
import { profileKeys } from '../../lib/store/profile.ts'
import type { ProfileRecords } from '../../lib/store/records.ts'

export const handler = endpoint(
  {
    auth: borrowerWith<ProfileRecords & { product: Product }>((userId) => ({
      ...profileKeys(userId),
      product: keys.onlineProduct(),
    })),
    input: z.object({ amount: wholeNumber(), period: wholeNumber() }),
  },
  async ({ user, sid, loaded, input, now }) => {
    throwUnlessFree(user, now)
    const product = productOf(loaded.product)
    const quote = quoteFor(user, loaded, product, input)
    const card = user.defaultCard
    if (!card) throw new Failure('CARD_REQUIRED')
    await commit(...submitLoan({ user, sid, card, quote, product, loanId: newId(now), now }))
    return { message: '提交成功' }
  },
)
