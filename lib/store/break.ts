import { type BreakKind, type BreakOutcome, breakKinds } from '../domain/break.ts'
import type { Fen } from '../domain/money.ts'
import { type Key, tryCommit, type Write } from '../table/commit.ts'
import { absent } from '../table/expressions.ts'
import { queuedSince } from '../table/index-keys.ts'
import { keys } from './keys.ts'

/** Something that a person must look at. It names its event (kind and order), so one event opens one break. */
export interface Break extends Key {
  kind: BreakKind
  orderNo: string
  loanId?: number
  userId?: number
  amountFen: Fen
  /** The difference, in plain English. */
  detail: string
  state: 'open' | 'proposed' | 'resolved'
  openedAt: number
  proposal?: { outcome: BreakOutcome; reason: string; by: string; at: number }
  resolvedBy?: string
  resolvedAt?: number
  resolvedWhy?: string
}

export type BreakFacts = Pick<Break, 'kind' | 'orderNo' | 'loanId' | 'userId' | 'amountFen' | 'detail'>

/** Returns the facts of a break about an order: its number, loan and borrower, and the amount in question. */
export const breakOn = (
  { no, loanId, userId, amountFen }: { no: string; loanId?: number; userId?: number; amountFen: Fen },
  kind: BreakKind,
  detail: string,
): BreakFacts => ({
  kind,
  orderNo: no,
  ...(loanId === undefined ? {} : { loanId }),
  ...(userId === undefined ? {} : { userId }),
  amountFen,
  detail,
})

/**
 * Opens a break in the transaction of the step that found it. Unguarded, because a second break must not undo the booking: the
 * step's own guard (the order's state) lets it happen once.
 */
export const breakOpened = (facts: BreakFacts, now: number): Write => ({ put: breakOf(facts, now) })

const breakOf = (facts: BreakFacts, now: number): Break => ({
  ...keys.break(facts.kind, facts.orderNo),
  ...queuedSince('break', now),
  ...facts,
  state: 'open',
  openedAt: now,
})

/** Opens a break that no step of ours caused; false when it is there already, open or resolved. */
export const openBreak = async (facts: BreakFacts, now: number): Promise<boolean> =>
  !(await tryCommit({ put: breakOf(facts, now), guard: { name: 'breakNew', condition: absent() } }))

/** By which a route names a break: its kind and order. */
export const breakId = ({ kind, orderNo }: Pick<Break, 'kind' | 'orderNo'>): string => `${kind}-${orderNo}`

/** The key of a break that a route names; undefined when there can be none. */
export function breakKey(id: string): Key<Break> | undefined {
  const kind = breakKinds.find((known) => id.startsWith(`${known}-`))
  const orderNo = kind && id.slice(kind.length + 1)
  return orderNo ? keys.break(kind, orderNo) : undefined
}
