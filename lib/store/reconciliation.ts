import type { BusinessDate } from '../domain/calendar.ts'
import { type Guard, type Key, tryCommit } from '../table/commit.ts'
import { absent, equals } from '../table/expressions.ts'
import { get, getAll } from '../table/read.ts'
import { expires } from './kept.ts'
import { keys } from './keys.ts'

/** How far the reconciliation of a day has come, and what it found. */
export interface Reconciliation extends Key {
  date: BusinessDate
  /** Saved so many times: of two runs at once, the one that saves second stops. */
  step: number
  /** The day log is done up to here. */
  shard: number
  after: string
  /** Orders without a verdict yet: the provider was silent or not final, or something of ours failed. */
  again: string[]
  counts: Counts
  startedAt: number
  /** The business dates on which runs worked on it. */
  nights?: BusinessDate[]
  /** The business date of the last run that came to the end of it: what has no verdict is asked about once a night. */
  lookedOn?: BusinessDate
  doneAt?: number
  /** After some nights, what has no verdict is left to people. */
  givenUp?: boolean
  expiresAt: number
}

export interface Counts {
  agrees: number
  booked: number
  differs: number
  loans: number
  loansDiffer: number
}

const runKey = (date: BusinessDate): Key<Reconciliation> => keys.jobRun('reconcile', date)

export const begun = (date: BusinessDate, now: number): Reconciliation => ({
  ...runKey(date),
  date,
  step: 0,
  shard: 0,
  after: ' ',
  again: [],
  counts: { agrees: 0, booked: 0, differs: 0, loans: 0, loansDiffer: 0 },
  startedAt: now,
  ...expires('jobRun', now),
})

export const reconciliationOf = (date: BusinessDate): Promise<Reconciliation | undefined> => get(runKey(date))

/** Those of some dates, a hundred at most, that are not done: in one trip, because nearly all are. */
export async function notReconciled(days: readonly BusinessDate[]): Promise<BusinessDate[]> {
  const runs = await getAll(Object.fromEntries(days.map((date) => [date, runKey(date)])))
  return days.filter((date) => !runs[date]?.doneAt)
}

/** Saves what a run has done since it last saved; undefined when another run was faster. */
export async function advance(
  run: Reconciliation,
  changes: Partial<Reconciliation>,
): Promise<Reconciliation | undefined> {
  const next: Reconciliation = { ...run, ...changes, step: run.step + 1 }
  const guard: Guard = { name: 'runIsOurs', condition: run.step === 0 ? absent() : equals('step', run.step) }
  return (await tryCommit({ put: next, guard })) ? undefined : next
}
