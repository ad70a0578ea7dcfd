import * as z from 'zod/mini'
import { seconds } from '../../domain/calendar.ts'
import { yuan } from '../../domain/money.ts'
import type { QueuedLoan } from '../../store/loan.ts'
import { queue } from './queue.ts'

const shape = z.object({
  loan_id: z.number(),
  state: z.string(),
  amount: z.number(),
  period: z.number(),
  waiting_since: z.number(),
})

/** Loans that wait: for the first review, for the second, or for disbursement. */
export const loans = (waitingFor: 'auditing' | 'reviewing' | 'disburse') =>
  queue({
    index: `loan:${waitingFor}`,
    shape,
    show: async (rows: QueuedLoan[]) =>
      rows.map((loan) => ({
        loan_id: loan.id,
        state: loan.state,
        amount: yuan(loan.terms.principalFen),
        period: loan.terms.periodDays,
        waiting_since: seconds(Number(loan.workSk)),
      })),
  })
