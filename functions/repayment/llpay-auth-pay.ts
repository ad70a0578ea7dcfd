import * as z from 'zod/mini'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { id, optionalIdOrNone, optionalYuan } from '../../lib/http/fields.ts'
import { repaymentOrder } from '../../lib/lending/repayment/request.ts'
import { withCoupons } from '../../lib/store/coupon.ts'
import * as payments from '../../lib/vendors/payments.ts'

/** Starts a repayment: of all that is due, or of a part. Without a `coupon_id` the best coupon is used, if there is one; with 0 none is. */
export const handler = endpoint(
  {
    auth: borrower({ rows: withCoupons }),
    input: z.object({ loan_id: id('BAD_PARAMETER'), coupon_id: optionalIdOrNone(), amount: optionalYuan() }),
    output: z.array(z.object({ req_data: z.record(z.string(), z.union([z.string(), z.number()])) })),
  },
  async ({ user, rows, input, now }) => {
    const { loan_id: loanId, coupon_id: couponId, amount: amountFen } = input
    const wanted = { user, coupons: rows, loanId, couponId, amountFen }
    return {
      results: [{ req_data: await repaymentOrder(await payments.repayments({ timeoutMs: 2_500 }), wanted, now) }],
    }
  },
)
