import * as z from 'zod/mini'
import { seconds } from '../../lib/domain/calendar.ts'
import { shownState } from '../../lib/domain/coupon.ts'
import { yuan } from '../../lib/domain/money.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { pageOf, paging } from '../../lib/http/paging.ts'
import { type Coupon, withCoupons } from '../../lib/store/coupon.ts'

/** `coupon_name` 1 is deducted from a repayment, 2 is cash; `state` 0 unused, 1 used, 2 expired. */
export const handler = endpoint(
  {
    auth: borrower({ rows: withCoupons }),
    input: z.object(paging),
    output: z.array(
      z.object({
        coupon_id: z.number(),
        coupon_name: z.int(),
        coupon_amount: z.number(),
        min_repayment: z.number(),
        min_withdrawal: z.number(),
        end_at: z.number(),
        state: z.int(),
      }),
    ),
  },
  async ({ rows, input, now }) => pageOf(rows, input, (coupon) => shown(coupon, now)),
)

const shown = (coupon: Coupon, now: number) => ({
  coupon_id: coupon.id,
  coupon_name: coupon.kind === 'repayment' ? 1 : 2,
  coupon_amount: yuan(coupon.amountFen),
  min_repayment: coupon.kind === 'repayment' ? yuan(coupon.minFen) : 0,
  min_withdrawal: coupon.kind === 'cash' ? yuan(coupon.minFen) : 0,
  end_at: seconds(coupon.validUntil),
  state: shownState(coupon, now),
})
