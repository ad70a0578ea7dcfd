import type { Postings } from '../domain/ledger.ts'
import type { Guard, Key, Write } from './commit.ts'
import { absent } from './expressions.ts'
import { keys } from './keys.ts'
import { queryAll } from './read.ts'

export type MovementKind = 'disbursed' | 'disbursement-reversed' | 'repaid' | 'paid-in-vain'

/** One event in the books, with all its legs. Its key is the event, so it cannot be booked twice. */
export interface Movement extends Key {
  loanId: number
  kind: MovementKind
  orderNo: string
  at: number
  /** The provider's accounting date, else the business date of booking. */
  date: string
  postings: Postings
}

export const notBooked: Guard = { name: 'notBooked', holds: absent() }

export const bookMovement = (movement: Omit<Movement, keyof Key>): Write => ({
  put: { ...keys.movement(movement.loanId, movement.kind, movement.orderNo), ...movement },
  guard: notBooked,
})

/** All movements of a loan, oldest first. */
export async function movementsOf(loanId: number): Promise<Movement[]> {
  const found: Movement[] = []
  for await (const movement of queryAll<Movement>(keys.loan(loanId).pk, 'MOVE#')) found.push(movement)
  return found.sort((a, b) => a.at - b.at)
}
