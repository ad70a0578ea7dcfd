import * as z from 'zod/mini'
import { Failure } from '../../lib/domain/failure.ts'
import type { Product } from '../../lib/domain/product.ts'
import { borrowerWithRows } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { wholeNumber } from '../../lib/http/fields.ts'
import { quoteFor } from '../../lib/lending/loan/quote.ts'
import { isRepeat, throwUnlessFree, trySubmit } from '../../lib/lending/loan/submit.ts'
import { newId } from '../../lib/platform/ids.ts'
import { type Coupon, couponsOf } from '../../lib/store/coupon.ts'
import { keys } from '../../lib/store/keys.ts'
import { productOf } from '../../lib/store/product.ts'
import { type ProfileRecords, recordKeys } from '../../lib/store/records.ts'
import type { User } from '../../lib/store/user.ts'

const submitted = { message: '提交成功' }

export const handler = endpoint(
  {
    auth: borrowerWithRows<ProfileRecords & { product: Product }, Coupon>(
      (userId) => ({ ...recordKeys(userId), product: keys.onlineProduct() }),
      couponsOf,
    ),
    input: z.object({ amount: wholeNumber(), period: wholeNumber() }),
  },
  async ({ user, sid, loaded, rows, input, now }) => {
    if (isRepeat(user, sid, input, now)) return submitted
    throwUnlessFree(user, now)
    const product = productOf(loaded.product)
    const quote = quoteFor(user, loaded, product, input)
    const card = user.defaultCard
    if (!card) throw new Failure('CARD_REQUIRED')
    const refused = await trySubmit({ user, sid, card, quote, product, loanId: newId(now), now }, rows)
    if (refused) {
      // Something changed between the read and the write: the same checks say what, on the borrower as found.
      const found = refused.item as User | undefined
      if (!found || !(sid in found.sessions)) throw new Failure('NOT_SIGNED_IN')
      if (isRepeat(found, sid, input, now)) return submitted
      throwUnlessFree(found, now)
      quoteFor(found, loaded, product, input)
      // Only the default card is left: it was changed in this moment, and asking again works.
      throw new Failure('CARD_REQUIRED')
    }
    return submitted
  },
)
