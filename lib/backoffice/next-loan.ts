import type { Loan } from '../store/loan.ts'
import { firstOf, itemsOf } from '../table/indexes.ts'
import { queues } from './queues.ts'

export const loanQueues = ['auditing', 'reviewing', 'disburse'] as const
export type LoanQueue = (typeof loanQueues)[number]

const stateIn = { auditing: 'auditing', reviewing: 'reviewing', disburse: 'review_success' } as const

/** As many as one read returns; an officer who did all their first reviews leaves them to colleagues. */
const LOOKED_AT = 50

/** Finds the oldest loan of a queue that this operator may work on; never the second review after that operator's first. */
export async function nextLoan(queue: LoanQueue, operator: string): Promise<Loan | undefined> {
  const loans = await itemsOf<Loan>(await firstOf(queues[queue].index, LOOKED_AT))
  return loans.find(
    (loan) => loan?.state === stateIn[queue] && !(queue === 'reviewing' && loan.firstReview?.operator === operator),
  )
}
