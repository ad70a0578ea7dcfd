import type { BusinessDate } from '../../domain/calendar.ts'
import { noticeSince } from '../../domain/notices.ts'
import { daysLate } from '../../domain/penalty.ts'
import { deliveredOn } from '../../domain/quiet-hours.ts'
import { describe, log } from '../../platform/log.ts'
import { type DueRow, type OverdueCache, putAll } from '../../store/due.ts'
import { keys } from '../../store/keys.ts'
import { loanAllows } from '../../store/loan.ts'
import { type NightCounts, noCounts } from '../../store/night.ts'
import { errorOf, tryCommit } from '../../table/commit.ts'
import { equals } from '../../table/expressions.ts'
import { get } from '../../table/read.ts'
import { isTransient } from '../../table/transient.ts'
import { tryUpdate } from '../../table/update.ts'
import { transitionLoan } from '../loan/transition.ts'
import { cacheOf } from './cache.ts'
import { queueNotice } from './notify.ts'

/** Each costs up to eight seconds of tries: a table with so many within a page is gone, and the invocation has 15 minutes. */
const TROUBLES_MAX = 10

/** The dates of a night. */
export interface NightSpan {
  date: BusinessDate
  /** The last night before it that was done: notices of those between are made up for. */
  since: BusinessDate
}

/**
 * The night of some loans of the `due` index. All follows from the row and the date, so it may be done again, or for a later
 * date after nights were missed: nothing is ever added to what was there. A loan that cannot be done is parked, and the rest
 * goes on: it stays in the index, so each night tries again, and an alarm rings. When it is the table that cannot, it throws
 * after the rest is done, or when it seems gone: then all of it is to be done again.
 */
export async function ageLoans(rows: readonly DueRow[], night: NightSpan, now: number): Promise<NightCounts> {
  const { date } = night
  const counts = { ...noCounts }
  const troubles: unknown[] = []
  const park = ({ id, pk }: DueRow, error: unknown) => {
    counts.parked++
    log.error('overdue item quarantined', { loanId: id, pk, date, ...describe(error) })
  }
  const sound = new Map<DueRow, OverdueCache>()
  for (const row of rows) {
    try {
      sound.set(row, cacheOf(row, date))
    } catch (error) {
      park(row, error)
    }
  }
  const late = [...sound.values()].filter(({ overdueDays }) => overdueDays > 0)
  await putAll(late)
  counts.accruing = late.length
  for (const row of sound.keys()) {
    try {
      for (const name of await ageLoan(row, night, now)) counts[name]++
    } catch (error) {
      if (!isTransient(error)) park(row, error)
      else if (troubles.push(error) === TROUBLES_MAX) break
    }
  }
  if (troubles.length > 0) throw troubles[0]
  return counts
}

/** Does everything beyond the cached amounts of one loan: there is something on few of its days only. */
async function ageLoan(row: DueRow, night: NightSpan, now: number): Promise<(keyof NightCounts)[]> {
  const { date } = night
  const done: (keyof NightCounts)[] = []
  const days = daysLate(row.dueDate, date)
  const newly = days > 0 && row.state === 'repaying' && (await fallDue(row, date, now))
  if (newly) done.push('newlyOverdue')
  const { overdueCapDays } = row.terms.rates
  // A borrower whose loan was parked on its first days late gets their notice now.
  const since = newly ? row.dueDate : night.since
  const notice = noticeSince(row.dueDate, { date, since }, overdueCapDays)
  // In the evening no message of the day is sent any more, and the next night makes up for it.
  if (notice && deliveredOn(now) === date && (await queueNotice(row, notice, date, now))) done.push('told')
  if (days > 0 && days >= overdueCapDays && (await leaveIndex(row))) done.push('capped')
  return done
}

/**
 * The borrower's own payment, or another run, may have been faster: then there is nothing to do. That the borrower does not
 * know the loan is something else.
 */
async function fallDue(row: DueRow, date: BusinessDate, now: number): Promise<boolean> {
  const loan = await get(keys.loan(row.id))
  if (loan?.state !== 'repaying' || !loan.dueDate || daysLate(loan.dueDate, date) === 0) return false
  const loanMust = equals('dueDate', loan.dueDate)
  const refused = await tryCommit(...transitionLoan(loan, { event: 'fellDue', by: 'night', at: now, loanMust }))
  if (refused && refused.guard.name !== loanAllows('fellDue').name) throw errorOf(refused)
  return !refused
}

/** The penalty has stopped growing: no later night has anything to do with this loan. */
async function leaveIndex({ id, dueSk }: DueRow): Promise<boolean> {
  const left = await tryUpdate(
    keys.loan(id),
    { remove: ['duePk', 'dueSk'] },
    { name: 'loanInIndexAsSeen', condition: equals('dueSk', dueSk) },
  )
  return !('guard' in left)
}
