import * as z from 'zod/mini'
import { accountShape } from './account-shape.ts'
import { riskShape, verificationShape } from './risk-shape.ts'

/** The borrower of the loan. Officers decide about a person, so name and mobile are in clear. */
const applicantShape = z.object({
  user_id: z.number(),
  name: z.string(),
  identity_no: z.string(),
  age: z.nullable(z.number()),
  sex: z.nullable(z.enum(['male', 'female'])),
  mobile: z.string(),
  loans_paid_out: z.number(),
  flags: z.record(z.string(), z.number()),
  company: z.string(),
  contacts: z.array(z.string()),
})

const reviewShape = z.object({ operator: z.string(), at: z.number(), passed: z.boolean(), opinion: z.string() })

/** The rules' recommendation for a loan under review, and its reasons; null for any other loan. */
export const adviceShape = z.nullable(
  z.object({ recommendation: z.enum(['pass', 'look', 'reject']), reasons: z.array(z.string()) }),
)

/** A loan as officers see it. Amounts in yuan, moments in Unix seconds. */
export const loanFileShape = z.object({
  loan_id: z.number(),
  state: z.string(),
  amount: z.number(),
  period: z.number(),
  fees: z.number(),
  due_date: z.nullable(z.string()),
  due_today: z.nullable(z.number()),
  account: accountShape,
  card: z.string(),
  payout_order: z.nullable(z.string()),
  borrower: applicantShape,
  verifications: z.array(verificationShape),
  risk: riskShape,
  advice: adviceShape,
  reviews: z.array(reviewShape),
  history: z.array(z.object({ at: z.number(), event: z.string(), by: z.string() })),
})
