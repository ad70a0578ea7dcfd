import * as z from 'zod/mini'

/** Entries of the queues as operators see them: amounts in yuan, moments in Unix seconds. The command line reads them too. */

export const queuedLoanShape = z.object({
  loan_id: z.number(),
  state: z.string(),
  amount: z.number(),
  period: z.number(),
  waiting_since: z.number(),
})

export const queuedPayoutShape = z.object({
  order_no: z.string(),
  loan_id: z.number(),
  amount: z.number(),
  bank: z.string(),
  card_tail: z.string(),
  code: z.string(),
  reason: z.string(),
  disbursed_by: z.string(),
  confirm_by: z.number(),
  waiting_since: z.number(),
})

export const queuedQuotaShape = z.object({
  user_id: z.number(),
  proposed_by: z.nullable(z.string()),
  apply_quota: z.nullable(z.number()),
  total: z.number(),
  available: z.number(),
  waiting_since: z.number(),
})

export const queuedFeedbackShape = z.object({
  feedback_id: z.number(),
  user_id: z.number(),
  type: z.string(),
  content: z.string(),
  waiting_since: z.number(),
})

export const queuedBreakShape = z.object({
  break_id: z.string(),
  break_kind: z.string(),
  order_no: z.string(),
  loan_id: z.nullable(z.number()),
  user_id: z.nullable(z.number()),
  amount: z.number(),
  detail: z.string(),
  state: z.string(),
  outcomes: z.array(z.string()),
  proposal: z.nullable(z.object({ outcome: z.string(), reason: z.string(), by: z.string(), at: z.number() })),
  waiting_since: z.number(),
})
