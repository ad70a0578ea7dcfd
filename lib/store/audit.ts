import type { Key, Write } from './commit.ts'
import { keys } from './keys.ts'

/** What an operator did: who, when, from which state to which, and why. Never changed. */
export interface AuditEntry extends Key {
  at: number
  operator: string
  action: string
  before: string
  after: string
  why: string
}

export const auditLoan = (loanId: number, entry: Omit<AuditEntry, keyof Key>): Write => ({
  put: { ...keys.loanAudit(loanId, entry.at), sk: `${keys.loanAudit(loanId, entry.at).sk}#${entry.action}`, ...entry },
})
