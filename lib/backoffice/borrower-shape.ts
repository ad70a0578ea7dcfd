import * as z from 'zod/mini'

/** A borrower without identifying data: name, mobile and numbers are masked, against a look over the shoulder. */
export const maskedPersonShape = z.object({
  user_id: z.number(),
  name: z.string(),
  mobile: z.string(),
  forbidden: z.boolean(),
})

/** Amounts in yuan, moments in Unix seconds. */
export const borrowerFileShape = z.extend(maskedPersonShape, {
  identity_no: z.string(),
  since: z.number(),
  flags: z.record(z.string(), z.number()),
  quota: z.object({ total: z.number(), available: z.number(), frozen: z.number() }),
  open_loan: z.nullable(z.number()),
  loans_paid_out: z.number(),
  loans: z.array(z.object({ loan_id: z.number(), state: z.string(), amount: z.number(), period: z.number() })),
  coupons: z.array(
    z.object({ coupon_id: z.number(), kind: z.string(), amount: z.number(), state: z.int(), end_at: z.number() }),
  ),
  cards: z.array(
    z.object({
      card_id: z.number(),
      bank: z.string(),
      card_no: z.string(),
      signed: z.boolean(),
      unbinding: z.boolean(),
      is_default: z.boolean(),
    }),
  ),
  audit: z.array(
    z.object({
      at: z.number(),
      operator: z.string(),
      action: z.string(),
      before: z.string(),
      after: z.string(),
      reason: z.string(),
    }),
  ),
})
