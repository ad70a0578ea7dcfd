import { seconds } from '../../domain/calendar.ts'
import { yuan } from '../../domain/money.ts'
import type { QueuedLoan } from '../../store/loan.ts'
import { queue } from './queue.ts'
import { queuedLoanShape } from './shapes.ts'

/** Loans that wait: for the first review, for the second, or for disbursement. */
export const loans = (waitingFor: 'auditing' | 'reviewing' | 'disburse') =>
  queue({
    index: `loan:${waitingFor}`,
    shape: queuedLoanShape,
    show: async (rows: QueuedLoan[]) =>
      rows.map((loan) => ({
        loan_id: loan.id,
        state: loan.state,
        amount: yuan(loan.terms.principalFen),
        period: loan.terms.periodDays,
        waiting_since: seconds(Number(loan.workSk)),
      })),
  })
