import type { Write } from '../table/commit.ts'
import { auditUser } from './audit.ts'

/** An operator who is about to be shown a borrower's data. */
export interface Reader {
  operator: string
  /** ms */
  now: number
}

/** Kinds of look-ups of a borrower by an operator. */
export const lookUps = ['find', 'read-file', 'read-loan', 'read-history', 'read-feedback'] as const

/**
 * The entry in a borrower's audit that an operator was shown their data. Written before anything is shown, so that no fault
 * shows without a trace. `shown` names the loan or the feedbacks.
 */
export const auditLookup = (
  userId: number,
  { operator, now }: Reader,
  action: (typeof lookUps)[number],
  shown = '',
): Write => auditUser(userId, { at: now, operator, action, before: '', after: '', why: shown })
