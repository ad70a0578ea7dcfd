import { DUE_SHARDS } from '../lib/table/index-keys.ts'
import { type Actions, REMINDERS } from './actions.ts'
import { type Assumptions, type Demand, nothing, sum, times } from './demand.ts'

/** A reminder comes three days ahead, so the night reads the loans of four days that are not late. */
const LOOKED_AHEAD_DAYS = 4

/** Counts one night of this many borrowers: reminders, loans that fall due unpaid, and those that were late before. */
export function nightOf(borrowers: number, all: Actions, given: Assumptions): Demand {
  const loansADay = (borrowers * given.loansPerBorrowerMonth) / 30
  const lateADay = loansADay * given.lateShare
  return sum(
    times(loansADay * REMINDERS, all.reminder),
    times(lateADay, all.fallsDue),
    times(lateADay * (given.nightsOfLateLoan - 1), all.lateNight),
    times(LOOKED_AHEAD_DAYS * loansADay, { ...nothing, readUnits: all.lateNight.readUnits }),
    { ...nothing, readUnits: 2 * DUE_SHARDS, transitions: 50, calls: 18 },
  )
}
