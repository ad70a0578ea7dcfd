import * as z from 'zod/mini'
import type { Api } from './api.ts'

/** The shown part of the loan file; --json passes on the rest too. */
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
    age: z.nullable(z.number()),
    sex: z.nullable(z.string()),
    mobile: z.string(),
    loans_paid_out: z.number(),
    flags: z.record(z.string(), z.number()),
    company: z.string(),
    contacts: z.array(z.string()),
  }),
  verifications: z.array(
    z.looseObject({
      kind: z.string(),
      state: z.string(),
      passed_on: z.nullable(z.string()),
      consent_at: z.number(),
      consent_text: z.string(),
    }),
  ),
  risk: z.record(z.string(), z.nullable(z.record(z.string(), z.nullable(z.union([z.string(), z.number()]))))),
  advice: z.nullable(z.looseObject({ recommendation: z.string(), reasons: z.array(z.string()) })),
  reviews: z.array(z.looseObject({ operator: z.string(), at: z.number(), passed: z.boolean(), opinion: z.string() })),
  history: z.array(z.looseObject({ at: z.number(), event: z.string(), by: z.string() })),
})

export type LoanFile = z.output<typeof shape>

/** Fetches the oldest loan of a queue that the operator may work on. */
export async function nextLoan(api: Api, queue: string): Promise<LoanFile | undefined> {
  const { results } = await api.get(`/operator/queues/${queue}/next`, z.array(shape))
  return results[0]
}

export async function readLoan(api: Api, loan: string): Promise<LoanFile> {
  const { results } = await api.get(`/operator/loans/${loan}`, z.tuple([shape]))
  return results[0]
}
