import type { AccountState } from './account.ts'
import { balances, type Postings } from './ledger.ts'
import { type LoanState, payable } from './loan.ts'
import type { Fen } from './money.ts'
import type { LoanTerms } from './terms.ts'

/** A loan's outstanding principal (its balance, cash basis) as its state gives it and as its movements give it. */
export interface Principal {
  owedFen: Fen
  bookedFen: Fen
  agrees: boolean
}

export function principalOf(
  loan: { state: LoanState; terms: LoanTerms; account?: AccountState },
  movements: readonly Postings[],
): Principal {
  const owedFen = payable.includes(loan.state) ? (loan.account?.principal ?? loan.terms.principalFen) : 0
  const bookedFen = balances(movements).loans_receivable ?? 0
  return { owedFen, bookedFen, agrees: owedFen === bookedFen }
}
