import type * as z from 'zod/mini'
import { accountAsOf } from '../domain/account.ts'
import { addDays, type BusinessDate, seconds } from '../domain/calendar.ts'
import type { Entry } from '../domain/entry.ts'
import { yuan } from '../domain/money.ts'
import { withAccount } from '../lending/loan/account.ts'
import type { Loan } from '../store/loan.ts'
import type { accountShape } from './account-shape.ts'

/** Returns a loan's account as operators see it. */
export function accountOf(loan: Loan, today: BusinessDate): z.output<typeof accountShape> {
  const found = withAccount(loan)
  if (!found) return null
  const { charged, due, paid, waived, total, daysLate, dueDate } = accountAsOf(found, today)
  return {
    principal: yuan(due.principal),
    fees: { charged: yuan(charged.fees), paid: yuan(paid.fees), waived: yuan(waived.fees) },
    penalty: { charged: yuan(charged.penalty), paid: yuan(paid.penalty), waived: yuan(waived.penalty) },
    paid: yuan(paid.principal + paid.fees + paid.penalty),
    due_today: yuan(total),
    days_late: daysLate,
    cap_date: addDays(dueDate, loan.terms.rates.overdueCapDays),
    entries: found.entries.map(entryOf),
  }
}

const entryOf = (entry: Entry) => ({
  kind: entry.kind,
  value_date: entry.valueDate,
  at: seconds(entry.at),
  amount: 'amountFen' in entry ? yuan(entry.amountFen) : null,
  order_no: entry.kind === 'repayment' ? entry.orderNo : null,
})
