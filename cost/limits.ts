import type { CountedUnits } from './counted.ts'
import type { Assumptions, Demand } from './demand.ts'
import { limitsOfAws } from './limits-aws.ts'
import { limitsOfOurs } from './limits-ours.ts'
import { DAYS, type Needs, SECONDS_A_MONTH } from './needs.ts'
import { questionsANight } from './reconciling.ts'

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

/**
 * Compares each limit, the service's default or a number in our code, with the need of a borrower's month; the nearest first.
 */
export const limits = (needs: Needs) =>
  [
    ...limitsOfAws(needs).map((limit) => ({ ...limit, whose: 'AWS' })),
    ...limitsOfOurs(needs).map((limit) => ({ ...limit, whose: 'ours' })),
  ].sort((a, b) => a.borrowers - b.borrowers)
