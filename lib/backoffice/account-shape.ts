import * as z from 'zod/mini'

const partShape = z.object({ charged: z.number(), paid: z.number(), waived: z.number() })

/** A loan's account on a day, with the entries that it is folded from; null before the payout and for a loan of before entries were kept. */
export const accountShape = z.nullable(
  z.object({
    principal: z.number(),
    fees: partShape,
    penalty: partShape,
    paid: z.number(),
    due_today: z.number(),
    days_late: z.number(),
    cap_date: z.string(),
    entries: z.array(
      z.object({
        kind: z.enum(['repayment', 'waiver', 'write-off', 'reversal']),
        value_date: z.string(),
        at: z.number(),
        amount: z.nullable(z.number()),
        order_no: z.nullable(z.string()),
      }),
    ),
  }),
)
