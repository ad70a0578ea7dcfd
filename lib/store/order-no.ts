import { dateOf } from '../domain/calendar.ts'
import { padded } from '../platform/ids.ts'
import type { Loan } from './loan.ts'

const stamp = (now: number): string => dateOf(now).replaceAll('-', '')

const DAY_MS = 86_400_000

/**
 * Of a repayment, 32 characters, as many as LianLian takes: the business date, the loan and the millisecond of the day. With the loan in
 * the number, a notice of an order reads both in one trip.
 */
export const repaymentNo = (loanId: number, now: number): string =>
  stamp(now) + padded(loanId) + String((now + 8 * 3_600_000) % DAY_MS).padStart(8, '0')

/**
 * Of a loan's next payout, 26 characters: the business date, the loan and which payout of it this is. With the loan in the
 * number, a notice of an order reads both in one trip; and two clicks make one number.
 */
export const payoutNo = ({ id, attempts }: Pick<Loan, 'id' | 'attempts'>, now: number): string =>
  stamp(now) + padded(id) + String(attempts + 1).padStart(2, '0')

/** The loan of a payout's number; undefined when it is no such number. */
export const loanOfPayout = (no: string): number | undefined => loanIn(no, /^\d{8}(\d{16})\d{2,7}$/)

/** The loan of a repayment's number; undefined in the form that repayments had before, and in any other. */
export const loanOfRepayment = (no: string): number | undefined => loanIn(no, /^\d{8}(\d{16})\d{8}$/)

function loanIn(no: string, form: RegExp): number | undefined {
  const [, loanId] = form.exec(no) ?? []
  return loanId === undefined ? undefined : Number(loanId)
}
