import { addDays, type BusinessDate, daysBetween } from './calendar.ts'
import { type Charges, chargesOf, type PrincipalDays } from './charges.ts'
import type { Entry } from './entry.ts'
import type { Fen } from './money.ts'
import { allocate, orderOf, type Parts } from './payment-order.ts'
import type { LoanTerms } from './terms.ts'

/** A loan from its payout on: its terms, day 0, the due day, and what happened since: all entries, or the fold of them. */
export interface LoanFacts {
  terms: LoanTerms
  startDate: BusinessDate
  dueDate: BusinessDate
  entries?: readonly Entry[]
  account?: AccountState
}

/**
 * The fold of all entries, of fixed size: the account at the last entry's date. It is stored beside the loan, so that a later date
 * needs no entries.
 */
export interface AccountState {
  /** The date up to which the days are counted. */
  through: BusinessDate
  dueDate: BusinessDate
  /** Outstanding, also after a write-off. */
  principal: Fen
  days: PrincipalDays
  paid: Parts
  waived: Parts
  /** Paid beyond all that was due: owed to the borrower. */
  excess: Fen
  /** Principal that was outstanding when the loan was written off; 0 when it is not. */
  writtenOff: Fen
  /** Principal paid after the write-off; part of `paid.principal`. */
  recovered: Fen
  /** Principal waived while it was not written off; part of `waived.principal`. */
  forgone: Fen
}

/** An account on a date. */
export interface Account extends AccountState {
  charged: Charges
  /** Due on the date. */
  due: Parts
  total: Fen
  /** Days after the due day, counted once a loan. */
  daysLate: number
}

/** The account of a loan on the day of its payout. */
export const newAccount = ({ terms, startDate, dueDate }: LoanFacts): AccountState => ({
  through: startDate,
  dueDate,
  principal: terms.principalFen,
  days: { all: 0, term: 0, late: 0 },
  paid: noParts,
  waived: noParts,
  excess: 0,
  writtenOff: 0,
  recovered: 0,
  forgone: 0,
})

const noParts: Parts = { principal: 0, fees: 0, penalty: 0 }

/** Folds all entries in the order of their value dates; those of one date by their ids. Any order of arrival gives the same. */
export function stateOf(loan: LoanFacts): AccountState {
  const entries = (loan.entries ?? []).toSorted(
    (a, b) => daysBetween(b.valueDate, a.valueDate) || (a.id < b.id ? -1 : Number(a.id > b.id)),
  )
  const reversed = new Set(entries.flatMap((entry) => (entry.kind === 'reversal' ? [entry.of] : [])))
  return entries
    .filter((entry) => entry.kind !== 'reversal')
    .filter(({ id }) => !reversed.has(id))
    .reduce((state, entry) => applied(loan.terms, state, entry), newAccount(loan))
}

/** Computes the account on a date that is not before the last entry's. */
export function accountOn(terms: LoanTerms, state: AccountState, date: BusinessDate): Account {
  const carried = { ...state, through: date, days: daysUntil(terms, state, date) }
  const charged = chargesOf(terms, carried.days)
  const { paid, waived, principal, dueDate } = carried
  const due: Parts = {
    principal,
    fees: Math.max(0, charged.fees - paid.fees - waived.fees),
    penalty: Math.max(0, charged.penalty - paid.penalty - waived.penalty),
  }
  const total = due.principal + due.fees + due.penalty
  return { ...carried, charged, due, total, daysLate: Math.max(0, daysBetween(dueDate, date)) }
}

/**
 * Computes the account of a loan on a date: the one source of every amount due. Entries of later dates are left out. Without entries
 * the stored fold is carried on; a loan that has neither was never touched since its payout.
 */
export function accountAsOf(loan: LoanFacts, date: BusinessDate): Account {
  const { terms, entries, account } = loan
  if (!entries) return accountOn(terms, account ?? newAccount(loan), date)
  return accountOn(terms, stateOf({ ...loan, entries: entries.filter(({ valueDate }) => valueDate <= date) }), date)
}

/** Adds the days from the state's date to a later one. */
function daysUntil({ rates }: LoanTerms, state: AccountState, date: BusinessDate): PrincipalDays {
  const { through, dueDate, principal, days } = state
  const penaltyEnd = addDays(dueDate, rates.overdueCapDays)
  const within = (from: BusinessDate, to: BusinessDate): number =>
    Math.max(0, daysBetween(from > through ? from : through, to < date ? to : date))
  return {
    all: days.all + principal * within(through, date),
    term: days.term + principal * within(through, dueDate),
    late: days.late + principal * within(dueDate, penaltyEnd),
  }
}

/** The account after one more entry, on the entry's date. */
function applied(terms: LoanTerms, before: AccountState, entry: Exclude<Entry, { kind: 'reversal' }>): AccountState {
  const { charged: _, due, total: __, daysLate, ...state } = accountOn(terms, before, entry.valueDate)
  // A second one finds nothing in the receivables.
  if (entry.kind === 'write-off') return { ...state, writtenOff: state.writtenOff || state.principal }
  const { parts, rest } = allocate(entry.amountFen, due, orderOf(terms, entry.kind, daysLate))
  const principal = state.principal - parts.principal
  const isLost = state.writtenOff > 0
  if (entry.kind === 'waiver') {
    const forgone = state.forgone + (isLost ? 0 : parts.principal)
    return { ...state, principal, waived: plus(state.waived, parts), forgone }
  }
  const recovered = state.recovered + (isLost ? parts.principal : 0)
  return { ...state, principal, paid: plus(state.paid, parts), excess: state.excess + rest, recovered }
}

const plus = (a: Parts, b: Parts): Parts => ({
  principal: a.principal + b.principal,
  fees: a.fees + b.fees,
  penalty: a.penalty + b.penalty,
})
