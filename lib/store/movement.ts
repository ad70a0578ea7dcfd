import type { BusinessDate } from '../domain/calendar.ts'
import type { Postings } from '../domain/ledger.ts'
import type { Guard, Key, Write } from '../table/commit.ts'
import { absent } from '../table/expressions.ts'
import { inDayLog } from '../table/index-keys.ts'
import { queryAll } from '../table/read.ts'
import { keys } from './keys.ts'

export type MovementKind =
  | 'disbursed'
  | 'disbursement-reversed'
  | 'stray-payout'
  | 'stray-payout-reversed'
  | 'returned-after-end'
  | 'written-off'
  | 'write-off-recovered'
  | 'repaid'
  | 'part-repaid'
  | 'recovered'
  | 'write-off-reversed'
  | 'paid-in-vain'
  | 'refunded'

/** One event in the books, with all its legs. Its key is the event, so it cannot be booked twice. */
export interface Movement extends Key {
  loanId: number
  kind: MovementKind
  orderNo: string
  at: number
  /** The provider's accounting date, else the business date of booking. */
  date: string
  postings: Postings
  /** Of the loan, when the movement opens or ends it: statistics count open loans by it. */
  dueDate?: BusinessDate | undefined
}

export const notBooked: Guard = { name: 'notBooked', condition: absent() }

/** It stands in the log of the day on which we book it, whatever the provider's date, so that a closed day never changes. */
export const bookMovement = (movement: Omit<Movement, keyof Key>): Write => ({
  put: {
    ...keys.movement(movement.loanId, movement.kind, movement.orderNo),
    ...inDayLog(movement.at, movement.orderNo),
    ...movement,
  },
  guard: notBooked,
})

/** All movements of a loan, oldest first. */
export async function movementsOf(loanId: number): Promise<Movement[]> {
  const found: Movement[] = []
  for await (const movement of queryAll<Movement>(keys.loan(loanId).pk, 'MOVE#')) found.push(movement)
  return found.sort((a, b) => a.at - b.at)
}
