import * as z from 'zod/mini'
import { productFor } from '../../lib/domain/sale.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { wholeNumber } from '../../lib/http/fields.ts'
import { wishOf } from '../../lib/lending/loan/quote.ts'
import { submit } from '../../lib/lending/loan/submit.ts'
import { couponsOf } from '../../lib/store/coupon.ts'
import { keys } from '../../lib/store/keys.ts'
import { saleOf } from '../../lib/store/product.ts'
import { recordKeys } from '../../lib/store/records.ts'

export const handler = endpoint(
  {
    auth: borrower({
      items: (userId) => ({ ...recordKeys(userId), product: keys.onlineProduct() }),
      rows: couponsOf,
    }),
    input: z.object({ amount: wholeNumber(), period: wholeNumber() }),
  },
  async ({ user, sid, loaded: { product, ...records }, rows: coupons, input: wish, now }) => {
    await submit({ user, sid, records, coupons, product: productFor(saleOf(product), wishOf(wish), now), wish }, now)
    return { message: '提交成功' }
  },
)
