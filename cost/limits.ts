import type { CountedUnits } from './counted.ts'
import type { Assumptions, Demand } from './demand.ts'
import { limitsOfAws } from './limits-aws.ts'
import { limitsOfOurs } from './limits-ours.ts'
import { questionsANight } from './reconciling.ts'

export interface Limit {
  what: string
  /** In words: what is allowed, divided by what one loan, verification, … needs. */
  sum: string
  /** Borrowers at which it is reached, with the assumed shares and, where a second counts, the assumed peak. */
  borrowers: number
  remedy: string
}

/** What a limit is held against. */
export interface Needs {
  /** A borrower's month. */
  month: Demand
  given: Assumptions
  /** A borrower's loans, verifications and orders of a month. */
  loans: number
  verifications: number
  orders: number
  /** Of one verification. */
  polls: number
  /** Of one loan in the day log. */
  rows: number
  /** Loans that are late, and reminders, of a borrower's night. */
  lateRows: number
  reminders: number
  /** Text messages of a borrower's month: codes, and what the outbox sends. */
  codes: number
  sent: number
  /** Questions of reconciliation in a night, at most. */
  questions: number
  /** Borrowers at which what is allowed a second is needed in the busiest one, at so much a borrower and month. */
  aSecond(allowed: number, needed: number): number
  aDay(allowed: number, needed: number): number
}

const DAYS = 30
export const SECONDS_A_MONTH = DAYS * 86_400

export function needsOf(month: Demand, counted: CountedUnits, given: Assumptions): Needs {
  const loans = given.loansPerBorrowerMonth
  const codes = given.codesPerRegistration * given.registrationsPerBorrowerMonth
  return {
    ...{ month, given, loans },
    verifications: given.verificationsPerBorrowerMonth,
    orders: loans * (2 + given.abandonedPaymentsPerLoan),
    polls: Math.ceil(counted.step('verification `mobile`, collected').transitions / 3),
    rows: counted.figure('rows in the day log'),
    lateRows: (loans / DAYS) * given.lateShare * given.nightsOfLateLoan,
    reminders: (loans / DAYS) * 3,
    ...{ codes, sent: month.messages - codes, questions: questionsANight(counted, given) },
    aSecond: (allowed, needed) => (allowed * SECONDS_A_MONTH) / (needed * given.peak),
    aDay: (allowed, needed) => (allowed * DAYS) / needed,
  }
}

/** Each limit, the service's default or a number in our own code, against what a borrower's month needs; the nearest first. */
export const limits = (needs: Needs) =>
  [
    ...limitsOfAws(needs).map((limit) => ({ ...limit, whose: 'AWS' })),
    ...limitsOfOurs(needs).map((limit) => ({ ...limit, whose: 'ours' })),
  ].sort((a, b) => a.borrowers - b.borrowers)
