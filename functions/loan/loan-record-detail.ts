import * as z from 'zod/mini'
import { dateOf, seconds, startOf } from '../../lib/domain/calendar.ts'
import { Failure } from '../../lib/domain/failure.ts'
import { stateAsOf } from '../../lib/domain/loan.ts'
import { yuan } from '../../lib/domain/money.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { id } from '../../lib/http/fields.ts'
import { recordState } from '../../lib/lending/loan/records.ts'
import { keys } from '../../lib/store/keys.ts'

const NOT_YET = false as const

/** Returns a date as Unix seconds in text; `false` when it has not come yet. */
const moment = z.union([z.string(), z.literal(false)])

export const handler = endpoint(
  {
    auth: borrower({ items: (_, input: { loan_id: number }) => ({ loan: keys.loan(input.loan_id) }) }),
    input: z.object({ loan_id: id('LOAN_UNKNOWN', 'LOAN_ID_REQUIRED') }),
    output: z.array(
      z.object({
        quota: z.number(),
        period: z.int(),
        bank: z.string(),
        lending_at: moment,
        planned_repayment_at: moment,
        state: z.string(),
      }),
    ),
  },
  async ({ user, loaded: { loan }, now }) => {
    if (loan?.userId !== user.id) throw new Failure('LOAN_UNKNOWN')
    return {
      results: [
        {
          quota: yuan(loan.terms.principalFen),
          period: loan.terms.periodDays,
          bank: `${loan.card.bankName}（尾号${loan.card.tail}）`,
          lending_at: loan.lendingAt ? String(seconds(loan.lendingAt)) : NOT_YET,
          planned_repayment_at: loan.dueDate ? String(seconds(startOf(loan.dueDate))) : NOT_YET,
          state: recordState(stateAsOf(loan, dateOf(now))),
        },
      ],
    }
  },
)
