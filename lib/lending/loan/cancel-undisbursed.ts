import { throwIfOutOfTime } from '../../platform/invocation.ts'
import { describe, log } from '../../platform/log.ts'
import type { Loan } from '../../store/loan.ts'
import { type Key, tryCommit } from '../../table/commit.ts'
import { equals } from '../../table/expressions.ts'
import { queuedBefore } from '../../table/indexes.ts'
import { get } from '../../table/read.ts'
import { cancelLoan } from './cancel.ts'

/** A loan that has been ready to be disbursed for so long is not wanted any more. */
const READY_MS = 7 * 86_400_000

/**
 * Cancels loans that were not disbursed within seven days. The index only says where to look: the loan itself says since when it has
 * been ready, and that it still is when it is cancelled. One that cannot be cancelled does not keep the others from it.
 */
export async function cancelUndisbursed(now: number): Promise<{ looked: number; cancelled: number }> {
  const counts = { looked: 0, cancelled: 0 }
  for await (const key of queuedBefore('loan:disburse', now - READY_MS)) {
    throwIfOutOfTime()
    counts.looked++
    const cancelled = await cancelIfUnwanted(key, now).catch((error) => {
      log.warn('loan not cancelled', { ...describe(error), pk: key.pk })
      return false
    })
    if (cancelled) counts.cancelled++
  }
  return counts
}

async function cancelIfUnwanted(key: Key<Loan & { workSk?: string }>, now: number): Promise<boolean> {
  const loan = await get(key)
  if (loan?.state !== 'review_success' || Number(loan.workSk) > now - READY_MS) return false
  const stillReady = equals('workSk', loan.workSk)
  const reason = 'not disbursed within 7 days'
  const refused = await tryCommit(...cancelLoan(loan, { operator: 'system', reason, loanMust: stillReady }, now))
  return refused === undefined
}
