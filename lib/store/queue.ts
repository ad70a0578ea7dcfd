import type { Loan } from './loan.ts'
import { query } from './read.ts'

/** What the index `work` shows of a loan; a command reads the loan itself before it decides anything. */
export type QueuedLoan = Pick<Loan, 'id' | 'state' | 'terms'> & { workSk: string }

/** The first loans of a queue, oldest first. */
export const loansInQueue = (queue: string, limit: number): Promise<QueuedLoan[]> =>
  query<QueuedLoan>({
    IndexName: 'work',
    KeyConditionExpression: 'workPk = :pk',
    ExpressionAttributeValues: { ':pk': `QUEUE#loan:${queue}` },
    Limit: limit,
  })
