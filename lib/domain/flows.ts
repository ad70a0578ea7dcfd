import type { BusinessDate } from './calendar.ts'
import type { Postings } from './ledger.ts'
import type { Fen } from './money.ts'

/** A row of the day log, reduced to the fields that are counted. */
export type DayEntry =
  | { what: 'signedUp' }
  | { what: 'applied'; principalFen: Fen }
  | { what: 'decided'; action: string }
  | { what: 'booked'; kind: string; postings: Postings; dueDate?: BusinessDate | undefined }

/** Events of a day: their numbers, and their amounts in fen (principals, unless stated otherwise). */
export const noFlows = {
  signUps: 0,
  applications: 0,
  appliedFen: 0,
  firstPassed: 0,
  firstRejected: 0,
  /** Approvals: a loan is approved by its second review. */
  secondPassed: 0,
  secondRejected: 0,
  cancelled: 0,
  disbursed: 0,
  disbursedFen: 0,
  /** Payouts that the bank sent back while their loan was open; not subtracted from `disbursed`. */
  reversed: 0,
  reversedFen: 0,
  repaid: 0,
  repaidPrincipalFen: 0,
  repaidFeesFen: 0,
  repaidPenaltyFen: 0,
  /** Among the repaid loans, those that were overdue, and the money received for them. */
  collected: 0,
  collectedFen: 0,
  /** Coupons spent with a payout or a payment, less those whose payout was sent back: number and value. */
  coupons: 0,
  couponsFen: 0,
  writtenOff: 0,
  writtenOffFen: 0,
  newlyOverdue: 0,
}

export type Flows = typeof noFlows

/** Returns the part of the day's flows that one row of the log adds. */
export function flowsOf(entry: DayEntry, date: BusinessDate): Partial<Flows> {
  switch (entry.what) {
    case 'signedUp':
      return { signUps: 1 }
    case 'applied':
      return { applications: 1, appliedFen: entry.principalFen }
    case 'decided': {
      const name = decisions[entry.action]
      return name ? { [name]: 1 } : {}
    }
    case 'booked': {
      const late = entry.dueDate !== undefined && entry.dueDate < date
      const couponFen = entry.postings.coupon_expense ?? 0
      const coupon = { coupons: Math.sign(couponFen), couponsFen: couponFen }
      return { ...bookings[entry.kind]?.(entry.postings, late), ...coupon }
    }
  }
}

const decisions: Record<string, keyof Flows> = {
  firstPass: 'firstPassed',
  firstReject: 'firstRejected',
  secondPass: 'secondPassed',
  secondReject: 'secondRejected',
  cancel: 'cancelled',
}

/** Splits a payment by part; its loan may go on. */
const paidParts = ({ loans_receivable = 0, fee_income = 0, penalty_income = 0 }: Postings) => ({
  repaidPrincipalFen: -loans_receivable,
  repaidFeesFen: -fee_income,
  repaidPenaltyFen: -penalty_income,
})

const bookings: Record<string, (legs: Postings, late: boolean) => Partial<Flows>> = {
  // A payout may be reported after the due date of its loan.
  disbursed: ({ loans_receivable: fen = 0 }, late) => ({
    disbursed: 1,
    disbursedFen: fen,
    newlyOverdue: late ? 1 : 0,
  }),
  'disbursement-reversed': ({ loans_receivable: fen = 0 }) => ({ reversed: 1, reversedFen: -fen }),
  repaid: (legs, late) => ({
    repaid: 1,
    ...paidParts(legs),
    ...(late ? { collected: 1, collectedFen: legs.psp_clearing ?? 0 } : {}),
  }),
  'part-repaid': (legs, late) => ({ ...paidParts(legs), ...(late ? { collectedFen: legs.psp_clearing ?? 0 } : {}) }),
  'write-off-reversed': ({ write_off: fen = 0 }) => ({ writtenOff: -1, writtenOffFen: fen }),
  'written-off': ({ write_off: fen = 0 }) => ({ writtenOff: 1, writtenOffFen: fen }),
}
