import * as z from 'zod/mini'
import { signingRecheck } from '../../lib/cards/recheck-signings.ts'
import { restartPayout } from '../../lib/lending/payout/restart.ts'
import { type RepaymentLook, repaymentRecheck } from '../../lib/lending/repayment/recheck.ts'
import { throwIfOutOfTime } from '../../lib/platform/invocation.ts'
import { describe, log } from '../../lib/platform/log.ts'
import { step } from '../../lib/platform/step.ts'
import type { Order } from '../../lib/store/order.ts'
import type { Key } from '../../lib/table/commit.ts'
import { exists } from '../../lib/table/expressions.ts'
import { WATCH_SHARDS } from '../../lib/table/index-keys.ts'
import { dueForCheck, postpone } from '../../lib/table/indexes.ts'
import { get } from '../../lib/table/read.ts'
import * as payments from '../../lib/vendors/payments.ts'
import { restartVerification } from '../../lib/verification/restart.ts'

/**
 * Restarts what was left open without an execution: after a crash between storing an order (or a task) and starting its
 * workflow, or after a workflow that ended without a final status. Each gets a new execution, under the next number. Repayment
 * orders and card signings have none: LianLian is asked here. `all` checks before they are due.
 */
export const handler = step(z.object({ all: z.optional(z.boolean()) }), async ({ all }, now) =>
  sweep(all === true, now),
)

export async function sweep(everything: boolean, now: number): Promise<{ looked: number; restarted: number }> {
  const counts = { looked: 0, restarted: 0 }
  const lookAtRepayment = repaymentRecheck(payments.repayments)
  const lookAtSigning = signingRecheck(payments.cards)
  const restart = async (key: Key): Promise<boolean> => {
    if (key.sk === 'TASK') return restartVerification(key, now)
    if (key.sk === 'ORDER') return restartOrder(key, lookAtRepayment, now)
    await lookAtSigning(key, now)
    return false
  }
  for (let shard = 0; shard < WATCH_SHARDS; shard++) {
    for await (const key of dueForCheck(shard, everything ? undefined : now)) {
      throwIfOutOfTime()
      counts.looked++
      if (await restart(key).catch((error: unknown) => putOff(key, error, now))) counts.restarted++
    }
  }
  if (counts.restarted > 0) log.warn('sweep restarted workflows', counts)
  return counts
}

async function restartOrder(key: Key<Order>, lookAtRepayment: RepaymentLook, now: number): Promise<boolean> {
  const order = await get(key)
  if (order?.kind === 'repayment') await lookAtRepayment(order, now)
  return order?.kind === 'payout' && restartPayout(order, now)
}

/** One failing item must not stop the others. It is checked again later; if it cannot even be postponed, by the next sweep. */
async function putOff(key: Key, error: unknown, now: number): Promise<false> {
  log.error('watched item not checked', { pk: key.pk, ...describe(error) })
  const id = key.pk.slice(key.pk.indexOf('#') + 1)
  return postpone(key, id, { name: 'stillWatched', condition: exists('duePk') }, now).catch(() => false as const)
}
