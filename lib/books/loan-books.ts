import { type Principal, principalOf } from '../domain/principal.ts'
import { keys } from '../store/keys.ts'
import type { Loan } from '../store/loan.ts'
import { type Movement, movementsOf } from '../store/movement.ts'
import { get } from '../table/read.ts'

export interface LoanBooks {
  loan: Loan
  movements: Movement[]
  principal: Principal
}

/** A booking between the two reads looks like a difference: a real one persists at the next look. */
const LOOKS = 3

/** Reads a loan and its movements, and compares the principal owed; undefined when there is no such loan. */
export async function booksOf(loanId: number, look = 1): Promise<LoanBooks | undefined> {
  const [loan, movements] = await Promise.all([get(keys.loan(loanId)), movementsOf(loanId)])
  if (!loan) return undefined
  const principal = principalOf(
    loan,
    movements.map(({ postings }) => postings),
  )
  return principal.agrees || look === LOOKS ? { loan, movements, principal } : booksOf(loanId, look + 1)
}
