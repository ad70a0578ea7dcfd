import { breakKinds } from '../domain/break.ts'
import type { AuditEntry } from '../store/audit.ts'
import { keys } from '../store/keys.ts'
import type { Loan } from '../store/loan.ts'
import { auditLookup, type Reader } from '../store/look-up.ts'
import type { Movement } from '../store/movement.ts'
import { type LoanMessage, messagesTo } from '../store/outbox.ts'
import { commit, type Key } from '../table/commit.ts'
import { getAll, queryAll } from '../table/read.ts'
import * as lines from './timeline.ts'

export interface Story {
  loan: Loan
  timeline: lines.TimelineEntry[]
}

/**
 * Reads the full story of a loan, in order; undefined when there is no such loan. The reader is recorded in the borrower's
 * audit, in parallel with the reads.
 */
export async function whyLoan(loanId: number, reader: Reader): Promise<Story | undefined> {
  const beside: Key[] = []
  for await (const item of queryAll<Key>(keys.loan(loanId).pk)) beside.push(item)
  const named = <T>(prefix: string) => beside.filter(({ sk }) => sk.startsWith(prefix)) as unknown as T[]
  const [loan] = named<Loan>('LOAN')
  if (!loan) return undefined
  const movements = named<Movement>('MOVE#')
  const orderNos = [
    ...new Set([...named<{ no: string }>('ORDER#').map(({ no }) => no), ...movements.map(({ orderNo }) => orderNo)]),
  ]
  const [orders, breaks, waiting] = await Promise.all([
    found(orderNos.map((no) => keys.order(no))),
    found(orderNos.flatMap((no) => breakKinds.map((kind) => keys.break(kind, no)))),
    messagesTo(loan.userId),
    commit(auditLookup(loan.userId, reader, 'read-history', `loan ${loanId}`)),
  ])
  const timeline = lines.oldestFirst([
    ...lines.states(loan.history),
    ...lines.audits(named<AuditEntry>('AUDIT#')),
    ...orders.flatMap(lines.order),
    ...lines.movements(movements),
    ...lines.messages(
      named<LoanMessage>('MSG#'),
      waiting.filter((message) => message.loanId === loanId),
    ),
    ...lines.breakEntries(breaks),
  ])
  return { loan, timeline }
}

/** Most keys that BatchGet takes at a time. */
const BATCH_MAX = 100

async function found<T>(wanted: Key<T>[]): Promise<T[]> {
  const items: T[] = []
  for (let from = 0; from < wanted.length; from += BATCH_MAX) {
    const batch = wanted.slice(from, from + BATCH_MAX).map((key, n) => [String(n), key] as const)
    const answer = await getAll(Object.fromEntries(batch))
    items.push(...Object.values(answer).filter((item) => item !== undefined))
  }
  return items
}
