import * as z from 'zod/mini'

const number = z.nullable(z.number())
const match = z.enum(['no', 'yes', 'fuzzy', 'unknown'])
const collected = { collected_at: z.number() }

/**
 * A borrower's collections as officers see them, by kind; null when not collected, or when the report does not contain the
 * figure.
 */
export const riskShape = z.object({
  line: z.nullable(
    z.object({
      ...collected,
      reg_time: z.nullable(z.string()),
      line_months: number,
      idcard_match: match,
      name_match: match,
      risk_list_count: number,
      overdue_loan_count: number,
      multi_lend_count: number,
      risk_call_count: number,
      frequent_contact_area: z.nullable(z.string()),
      contact_count: number,
      interflow_contact_count: number,
      avg_call_count: number,
      avg_call_time: number,
      silence_count: number,
      night_call_count: number,
      night_avg_call_time: number,
      avg_monthly_fee: number,
    }),
  ),
  education: z.nullable(z.object({ ...collected, degree: z.nullable(z.string()) })),
  jd: z.nullable(z.object({ ...collected, order_count: number, address_count: number })),
  taobao: z.nullable(z.object({ ...collected, order_count: number, address_count: number })),
  bill: z.nullable(z.object({ ...collected, bill_count: number })),
  ebank: z.nullable(z.object({ ...collected, movement_count: number })),
})

/** A verification of one kind: when it last passed, and the borrower's consent at the newest try. */
export const verificationShape = z.object({
  kind: z.string(),
  state: z.string(),
  passed_on: z.nullable(z.string()),
  consent_at: z.number(),
  consent_text: z.string(),
})
