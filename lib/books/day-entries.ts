import type { BusinessDate } from '../domain/calendar.ts'
import type { DayEntry } from '../domain/flows.ts'
import { type DayLogRow, dayLog, isAudit, isBorrower, isLoan, isMovement } from '../store/day-log.ts'
import { DAY_LOG_SHARDS } from '../table/index-keys.ts'

/**
 * Reads the entries of a day's log that statistics count. Read from the index, which is complete for a day that is over.
 */
export async function entriesOfDay(date: BusinessDate): Promise<DayEntry[]> {
  const shards = Array.from({ length: DAY_LOG_SHARDS }, (_, shard) => entriesOfShard(date, shard))
  return (await Promise.all(shards)).flat()
}

async function entriesOfShard(date: BusinessDate, shard: number): Promise<DayEntry[]> {
  const found: DayEntry[] = []
  for await (const row of dayLog(date, shard)) {
    const entry = entryOf(row)
    if (entry) found.push(entry)
  }
  return found
}

function entryOf(row: DayLogRow): DayEntry | undefined {
  if (isMovement(row)) return { what: 'booked', kind: row.kind, postings: row.postings, dueDate: row.dueDate }
  if (isAudit(row)) return { what: 'decided', action: row.action }
  if (isLoan(row)) return { what: 'applied', principalFen: row.principalFen }
  return isBorrower(row) ? { what: 'signedUp' } : undefined
}
