import { type AccountState, accountOn, type LoanFacts, stateOf } from '../../domain/account.ts'
import { dateOf } from '../../domain/calendar.ts'
import type { Entry } from '../../domain/entry.ts'
import type { LoanEvent, LoanState } from '../../domain/loan.ts'
import { keys } from '../../store/keys.ts'
import { HISTORY_MAX, type Loan, moveLoanRow } from '../../store/loan.ts'
import type { Write } from '../../table/commit.ts'
import { absent, all, type Condition, equals } from '../../table/expressions.ts'
import { dueOn } from '../../table/index-keys.ts'

/** A loan whose money is out, with all that its account follows from. */
export type LoanWithAccount = Loan & LoanFacts & { entries: readonly Entry[] }

/** The account before and after more entries. */
export interface AccountChange {
  entries: readonly Entry[]
  before: AccountState
  after: AccountState
  /** Nothing is owed any more. */
  ended: boolean
}

const paidOut: readonly LoanState[] = ['repaying', 'overdue', 'written_off', 'finished']

/**
 * Returns the loan with its entries; undefined when it has no account: its money is not out, or it ended before entries were kept.
 * A loan that was written off before that has the write-off of its history.
 */
export function withAccount(loan: Loan): LoanWithAccount | undefined {
  const { state, startDate, dueDate, entries = [] } = loan
  if (!paidOut.includes(state) || !startDate || !dueDate) return undefined
  if (state === 'finished' && entries.length === 0) return undefined
  const lost = state === 'written_off' && !entries.some(({ kind }) => kind === 'write-off')
  return { ...loan, startDate, dueDate, entries: lost ? [...entries, writeOffIn(loan)] : entries }
}

function writeOffIn({ history, createdAt }: Loan): Entry {
  const at = history.findLast(({ event }) => event === 'writeOff')?.at ?? createdAt
  return { kind: 'write-off', id: 'write-off', valueDate: dateOf(at), at }
}

/** Folds the account anew with more entries. */
export function addEntries(loan: LoanWithAccount, added: readonly Entry[]): AccountChange {
  const entries = [...loan.entries, ...added]
  const after = stateOf({ ...loan, entries })
  return { entries, before: stateOf(loan), after, ended: accountOn(loan.terms, after, after.through).total === 0 }
}

/** The account is as it was read; a step that comes later reads and folds again. */
export const accountSeen = ({ version }: Pick<Loan, 'version'>, path = 'version'): Condition =>
  version === undefined ? absent(path) : equals(path, version)

/** Guard of every change of an account. */
export const ACCOUNT_AS_SEEN = 'accountAsSeen'

/**
 * Writes a changed account: on the loan, in the borrower's view, and when nothing is owed any more as the end of the loan. Quota thaws
 * by the principal that is not owed any more; what was paid of a written-off loan leaves the quota, which operators may grant again.
 */
export function writeAccount(loan: LoanWithAccount, change: AccountChange, by: string, at: number): Write[] {
  const { entries, after, ended } = change
  const state = stateAfter(loan, change)
  const event = eventOf(loan.state, state)
  const history = event ? [...loan.history, { at, event, by }].slice(-HISTORY_MAX) : loan.history
  const version = (loan.version ?? 0) + 1
  const ends = ended && loan.state !== 'finished'
  const repaidFen = repaidBy(change)
  return [
    {
      update: keys.loan(loan.id),
      changes: {
        set: {
          entries,
          account: after,
          version,
          state,
          history,
          ...(ends ? { repaidAt: at, repaidFen } : {}),
          ...(event === 'writeOffReversed' ? dueOn(loan.dueDate, loan.id) : {}),
        },
        remove: ends ? ['workPk', 'workSk', 'duePk', 'dueSk'] : [],
      },
      guard: {
        name: ACCOUNT_AS_SEEN,
        condition: all(equals('state', loan.state), equals('dueDate', loan.dueDate), accountSeen(loan)),
      },
    },
    ...(loan.state === 'finished' ? [] : [borrowersPart(loan, change, { state, version, ends })]),
    ...(state === loan.state ? [] : [moveLoanRow(loan, state, at, ends ? { repaidFen } : {})]),
  ]
}

function stateAfter(loan: Loan, { after, ended }: AccountChange): LoanState {
  if (ended) return 'finished'
  return loan.state === 'written_off' && after.writtenOff === 0 ? 'repaying' : loan.state
}

function eventOf(from: LoanState, to: LoanState): LoanEvent | undefined {
  if (from === to) return undefined
  return to === 'finished' ? 'repaid' : 'writeOffReversed'
}

function borrowersPart(
  { id, userId }: Loan,
  { before, after, ended }: AccountChange,
  next: { state: LoanState; version: number; ends: boolean },
): Write {
  const thawed = before.principal - (ended ? 0 : after.principal)
  const to = after.writtenOff > 0 ? { quotaTotalFen: -thawed } : { quotaAvailableFen: thawed }
  const { state, version, ends } = next
  return {
    update: keys.user(userId),
    changes: {
      set: ends ? {} : { 'openLoan.account': after, 'openLoan.version': version, 'openLoan.state': state },
      add: { ...to, quotaFrozenFen: -thawed },
      remove: ends ? ['openLoan'] : [],
    },
    guard: { name: 'loanIsTheOpenOne', condition: equals('openLoan.id', id) },
  }
}

/** Money that the borrower paid for the loan, coupons and what is owed back left out. */
function repaidBy({ entries, after }: AccountChange): number {
  const coupons = entries.reduce((sum, entry) => sum + (entry.kind === 'repayment' ? (entry.couponFen ?? 0) : 0), 0)
  return after.paid.principal + after.paid.fees + after.paid.penalty - coupons
}
