import * as z from 'zod/mini'
import type { Api } from './api.ts'
import { CommandFailure } from './failure.ts'

/** The shown part of a borrower's file; --json passes on the rest too. */
export const shape = z.looseObject({
  user_id: z.number(),
  name: z.string(),
  mobile: z.string(),
  forbidden: z.boolean(),
  identity_no: z.string(),
  since: z.number(),
  flags: z.record(z.string(), z.number()),
  quota: z.looseObject({ total: z.number(), available: z.number(), frozen: z.number() }),
  open_loan: z.nullable(z.number()),
  loans_paid_out: z.number(),
  loans: z.array(z.looseObject({ loan_id: z.number(), state: z.string(), amount: z.number(), period: z.number() })),
  coupons: z.array(
    z.looseObject({
      coupon_id: z.number(),
      kind: z.string(),
      amount: z.number(),
      state: z.number(),
      end_at: z.number(),
    }),
  ),
  cards: z.array(
    z.looseObject({
      card_id: z.number(),
      bank: z.string(),
      card_no: z.string(),
      signed: z.boolean(),
      unbinding: z.boolean(),
      is_default: z.boolean(),
    }),
  ),
  audit: z.array(
    z.looseObject({
      at: z.number(),
      operator: z.string(),
      action: z.string(),
      before: z.string(),
      after: z.string(),
      reason: z.string(),
    }),
  ),
})

export type UserFile = z.output<typeof shape>

export async function readUser(api: Api, user: string): Promise<UserFile> {
  const { results } = await api.get(`/operator/users/${user}`, z.tuple([shape]))
  return results[0]
}

/** Finds the number of the borrower with a mobile. */
export async function userOfMobile(api: Api, mobile: string): Promise<string> {
  const found = z.array(z.looseObject({ user_id: z.number() }))
  const { results } = await api.get(`/operator/users?mobile=${mobile}`, found)
  if (!results[0]) throw new CommandFailure(`No borrower has signed up with the mobile ${mobile}`)
  return String(results[0].user_id)
}
