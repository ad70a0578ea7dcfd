import { balanced, type Postings } from '../../../lib/domain/ledger.ts'

/** Movements as they lie in the books, for tests of what counts and sums them. */

export const repaid = (paid: { principal: number; fees: number; penalty: number; coupon?: number }): Postings =>
  balanced({
    psp_clearing: paid.principal + paid.fees + paid.penalty - (paid.coupon ?? 0),
    coupon_expense: paid.coupon ?? 0,
    loans_receivable: -paid.principal,
    fee_income: -paid.fees,
    penalty_income: -paid.penalty,
  })

export const sentBack = (principal: number, coupon = 0): Postings =>
  balanced({ psp_clearing: principal + coupon, loans_receivable: -principal, coupon_expense: -coupon })

export const writtenOff = (principal: number): Postings =>
  balanced({ write_off: principal, loans_receivable: -principal })

export const writeOffRecovered = (principal: number, coupon = 0): Postings =>
  balanced({ psp_clearing: principal + coupon, write_off: -principal, coupon_expense: -coupon })
