import * as z from 'zod/mini'
import { addDays, dateOf, daysBetween } from '../../../lib/domain/calendar.ts'
import { Failure } from '../../../lib/domain/failure.ts'
import { yuan } from '../../../lib/domain/money.ts'
import { openLoansOf, overdueRate, type Statistics } from '../../../lib/domain/statistics.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { optionalDay } from '../../../lib/http/fields.ts'
import { statisticsBetween } from '../../../lib/store/statistics.ts'

/** The most days per request, and the default. */
const DAYS_MAX = 92
const DAYS = 30

/** Lists the figures of each counted day, oldest first; by default the thirty days until today. */
export const handler = endpoint(
  {
    auth: operator('reviewer', 'cashier', 'risk', 'admin'),
    input: z.object({ from: optionalDay(), to: optionalDay() }),
    output: z.array(
      z.object({
        date: z.string(),
        sign_ups: z.number(),
        applications: z.number(),
        applied_amount: z.number(),
        first_passed: z.number(),
        first_rejected: z.number(),
        second_passed: z.number(),
        second_rejected: z.number(),
        cancelled: z.number(),
        disbursed: z.number(),
        disbursed_amount: z.number(),
        reversed: z.number(),
        reversed_amount: z.number(),
        repaid: z.number(),
        repaid_principal: z.number(),
        repaid_fees: z.number(),
        repaid_penalty: z.number(),
        collected: z.number(),
        collected_amount: z.number(),
        coupons_spent: z.number(),
        coupons_amount: z.number(),
        written_off: z.number(),
        written_off_amount: z.number(),
        newly_overdue: z.number(),
        open_loans: z.number(),
        overdue_loans: z.number(),
        overdue_rate: z.nullable(z.number()),
      }),
    ),
  },
  async ({ input, now }) => {
    const to = input.to ?? dateOf(now)
    const from = input.from ?? addDays(to, 1 - DAYS)
    const days = daysBetween(from, to) + 1
    if (days < 1) throw new Failure('BAD_PARAMETER', { about: `from ${from} is after to ${to}` })
    if (days > DAYS_MAX) {
      const about = `from ${from} to ${to} are ${days} days, at most ${DAYS_MAX} are shown at a time: ask for a part`
      throw new Failure('BAD_PARAMETER', { about })
    }
    return { results: (await statisticsBetween(from, to)).map(shown) }
  },
)

function shown(day: Statistics) {
  const rate = overdueRate(day)
  return {
    date: day.date,
    sign_ups: day.signUps,
    applications: day.applications,
    applied_amount: yuan(day.appliedFen),
    first_passed: day.firstPassed,
    first_rejected: day.firstRejected,
    second_passed: day.secondPassed,
    second_rejected: day.secondRejected,
    cancelled: day.cancelled,
    disbursed: day.disbursed,
    disbursed_amount: yuan(day.disbursedFen),
    reversed: day.reversed,
    reversed_amount: yuan(day.reversedFen),
    repaid: day.repaid,
    repaid_principal: yuan(day.repaidPrincipalFen),
    repaid_fees: yuan(day.repaidFeesFen),
    repaid_penalty: yuan(day.repaidPenaltyFen),
    collected: day.collected,
    collected_amount: yuan(day.collectedFen),
    coupons_spent: day.coupons,
    coupons_amount: yuan(day.couponsFen),
    written_off: day.writtenOff,
    written_off_amount: yuan(day.writtenOffFen),
    newly_overdue: day.newlyOverdue,
    open_loans: openLoansOf(day),
    overdue_loans: day.overdueLoans,
    overdue_rate: rate === undefined ? null : rate / 1_000_000,
  }
}
