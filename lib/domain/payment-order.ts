import type { Entry } from './entry.ts'
import type { Fen } from './money.ts'
import type { LoanTerms } from './terms.ts'

/** Amounts by part, in fen. */
export interface Parts {
  principal: Fen
  fees: Fen
  penalty: Fen
}

type Order = readonly (keyof Parts)[]

/**
 * Returns the order in which money pays the parts of a debt, as the terms agreed it. Before the due day fees come first. Of a late
 * loan the penalty does; once the penalty has stopped growing, the principal, so that a borrower who pays owes less.
 * Loans on the first version of the terms pay the penalty last. What we forgo ourselves is taken off the penalty first.
 */
export function orderOf({ textVersion = 1, rates }: LoanTerms, kind: Entry['kind'], daysLate: number): Order {
  if (kind === 'waiver') return ['penalty', 'fees', 'principal']
  if (textVersion < 2) return ['fees', 'principal', 'penalty']
  if (daysLate === 0) return ['fees', 'principal', 'penalty']
  return daysLate < rates.overdueCapDays ? ['penalty', 'fees', 'principal'] : ['principal', 'fees', 'penalty']
}

/** Divides an amount among what is due, in an order; `rest` is beyond all of it. */
export function allocate(amountFen: Fen, due: Parts, order: Order): { parts: Parts; rest: Fen } {
  const parts = { principal: 0, fees: 0, penalty: 0 }
  let rest = amountFen
  for (const part of order) {
    parts[part] = Math.min(rest, due[part])
    rest -= parts[part]
  }
  return { parts, rest }
}
