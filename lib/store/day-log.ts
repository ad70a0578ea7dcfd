import { addDays, type BusinessDate, dateOf } from '../domain/calendar.ts'
import type { Key } from '../table/commit.ts'
import { dayLogPk } from '../table/index-keys.ts'
import { queryPages } from '../table/read.ts'
import type { AuditEntry } from './audit.ts'
import type { LoanRow } from './loan.ts'
import type { LoanOrder } from './loan-order.ts'
import type { Movement } from './movement.ts'

/** Row of the index for a movement, an order, an audit entry, a loan's row or a borrower; the sort key says which. */
export type DayLogRow = Key & { workSk: string }
export type LoggedMovement = DayLogRow & Pick<Movement, 'loanId' | 'kind' | 'orderNo' | 'postings' | 'dueDate'>
export type LoggedOrder = DayLogRow & Omit<LoanOrder, keyof Key>
export type LoggedAudit = DayLogRow & Pick<AuditEntry, 'at' | 'operator' | 'action'>
/** In the log of the day on which the loan was asked for. */
export type LoggedLoan = DayLogRow & Pick<LoanRow, 'loanId' | 'principalFen'>

export const isMovement = (row: DayLogRow): row is LoggedMovement => row.sk.startsWith('MOVE#')
export const isOrder = (row: DayLogRow): row is LoggedOrder => row.sk.startsWith('ORDER#')
export const isAudit = (row: DayLogRow): row is LoggedAudit => row.sk.startsWith('AUDIT#')
export const isLoan = (row: DayLogRow): row is LoggedLoan => row.sk.startsWith('T#')
/** In the log of the day on which the borrower signed up. */
export const isBorrower = (row: DayLogRow): boolean => row.sk === 'U'

/**
 * A day's log is complete two hours after its end: a Lambda that took its time at 23:59 has ended by then (15 minutes at
 * most), and the index has caught up (seconds).
 */
const COMPLETE_AFTER_MS = 2 * 3_600_000

/** The last day whose log will not grow any more. */
export const lastCompleteDay = (now: number): BusinessDate => addDays(dateOf(now - COMPLETE_AFTER_MS), -1)

/** One shard of a day, oldest first, after a row that was seen before (its `workSk`). */
export const dayLog = (date: BusinessDate, shard: number, after = ' '): AsyncGenerator<DayLogRow> =>
  queryPages<DayLogRow>({
    IndexName: 'work',
    KeyConditionExpression: 'workPk = :pk AND workSk > :after',
    ExpressionAttributeValues: { ':pk': dayLogPk(date, shard), ':after': after },
  })
