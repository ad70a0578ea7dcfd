import { dateOf } from '../domain/calendar.ts'
import { padded } from '../platform/ids.ts'
import type { Loan } from './loan.ts'

const stamp = (now: number): string => dateOf(now).replaceAll('-', '')

/** Of a repayment, 24 characters: the business date and 16 digits of an id. LianLian takes up to 32. */
export const newOrderNo = (id: number, now: number): string => stamp(now) + padded(id)

/**
 * Of a loan's next payout, 26 characters: the business date, the loan and which payout of it this is. With the loan in the
 * number, a notice of an order reads both in one trip; and two clicks make one number.
 */
export const payoutNo = ({ id, attempts }: Pick<Loan, 'id' | 'attempts'>, now: number): string =>
  stamp(now) + padded(id) + String(attempts + 1).padStart(2, '0')

/** The loan of a payout's number; undefined when it is no such number. */
export function loanOfPayout(no: string): number | undefined {
  const [, loanId] = /^\d{8}(\d{16})\d{2,8}$/.exec(no) ?? []
  return loanId === undefined ? undefined : Number(loanId)
}
