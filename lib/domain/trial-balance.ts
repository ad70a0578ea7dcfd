import { balances, type Postings } from './ledger.ts'

/** Totals of a number of movements. */
export interface Sums {
  /** Debits positive, credits negative. */
  balances: Postings
  movements: number
  /** Orders whose movement does not sum to zero; always empty unless a program is wrong. */
  unbalanced: string[]
}

export const noSums: Sums = { balances: {}, movements: 0, unbalanced: [] }

export const total = (postings: Postings): number => Object.values(postings).reduce((sum, fen) => sum + fen, 0)

export const sumsOf = (movements: readonly { orderNo: string; postings: Postings }[]): Sums => ({
  balances: balances(movements.map(({ postings }) => postings)),
  movements: movements.length,
  unbalanced: movements.filter(({ postings }) => total(postings) !== 0).map(({ orderNo }) => orderNo),
})

export const plus = (a: Sums, b: Sums): Sums => ({
  balances: balances([a.balances, b.balances]),
  movements: a.movements + b.movements,
  unbalanced: [...a.unbalanced, ...b.unbalanced],
})

/** Returns the change of each account between two moments: the later sums minus the earlier ones. */
export const change = (later: Postings, earlier: Postings): Postings =>
  balances([later, Object.fromEntries(Object.entries(earlier).map(([account, fen]) => [account, -fen]))])

/** Checks double entry: every movement sums to zero, and so does the total. */
export const holds = (sums: Sums): boolean => sums.unbalanced.length === 0 && total(sums.balances) === 0
