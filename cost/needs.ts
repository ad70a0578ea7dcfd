import type { Assumptions, Demand } from './demand.ts'

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

export const DAYS = 30
export const SECONDS_A_MONTH = DAYS * 86_400
