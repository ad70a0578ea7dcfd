import * as z from 'zod/mini'
import type { Api } from './api.ts'

/** The loan file as far as it is shown; --json passes on what else there is. */
const shape = z.looseObject({
  loan_id: z.number(),
  state: z.string(),
  amount: z.number(),
  period: z.number(),
  fees: z.number(),
  due_date: z.nullable(z.string()),
  due_today: z.nullable(z.number()),
  card: z.string(),
  payout_order: z.nullable(z.string()),
  borrower: z.looseObject({
    user_id: z.number(),
    name: z.string(),
    identity_no: z.string(),
    mobile: z.string(),
    loans_paid_out: z.number(),
    flags: z.record(z.string(), z.number()),
    company: z.string(),
    contacts: z.array(z.string()),
  }),
  reviews: z.array(z.looseObject({ operator: z.string(), at: z.number(), passed: z.boolean(), opinion: z.string() })),
  history: z.array(z.looseObject({ at: z.number(), event: z.string(), by: z.string() })),
})

export type LoanFile = z.output<typeof shape>

export async function readLoan(api: Api, loan: string): Promise<LoanFile> {
  const { results } = await api.get(`/operator/loans/${loan}`, z.tuple([shape]))
  return results[0]
}
