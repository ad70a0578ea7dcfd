import { seconds } from '../domain/calendar.ts'
import type { Key } from '../table/commit.ts'
import { update } from '../table/update.ts'
import { keys } from './keys.ts'
import { type OutboxItem, writtenAt } from './outbox.ts'

/** That a borrower was told of a loan: what and when, but not the words nor the mobile. Kept for a year. */
export interface LoanMessage extends Key {
  template: OutboxItem['template']
  /** `dropped`: it was not true any more, or the borrower is gone. */
  outcome: 'sent' | 'dropped' | 'given up'
  at: number
  expiresAt: number
}

const KEPT_S = 366 * 86_400

/** Notes what became of a message of the outbox. The message's moment is the key, so telling it twice is one row. */
export async function noteMessage(message: OutboxItem, outcome: LoanMessage['outcome'], at: number): Promise<void> {
  const { loanId, template } = message
  const { pk, sk } = keys.loanMessage(loanId, writtenAt(message))
  const row: Omit<LoanMessage, keyof Key> = { template, outcome, at, expiresAt: seconds(at) + KEPT_S }
  await update({ pk, sk: `${sk}#${template}` }, { set: { ...row } })
}
