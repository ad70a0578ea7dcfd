import { payoutLive } from '../../domain/order.ts'
import { config } from '../../platform/config.ts'
import { log } from '../../platform/log.ts'
import { isRunning, startExecution } from '../../platform/workflows.ts'
import { type PayoutOrder, payoutKey } from '../../store/order.ts'
import type { Guard } from '../../table/commit.ts'
import { all, equals, exists, oneOf } from '../../table/expressions.ts'
import { checkAt } from '../../table/index-keys.ts'
import { tryUpdate } from '../../table/update.ts'
import { payoutExecution } from './disburse.ts'
import { awaitsOperator } from './query.ts'

const LOOK_AGAIN_MS = 600_000
const DAY_MS = 86_400_000

/** Starts the next execution of a payout without a final status that has none running; true when it did. */
export async function restartPayout(order: PayoutOrder, now: number): Promise<boolean> {
  const { no } = order
  if (!payoutLive.includes(order.state) || awaitsOperator(order, now)) return false
  const late = overdueSince(order) <= now && order.alarmedAt === undefined
  const set = { ...checkAt(now + LOOK_AGAIN_MS, no), ...(late ? { alarmedAt: now } : {}) }
  const running = await isRunning(config.DISBURSEMENT_MACHINE, payoutExecution(order))
  const next = await tryUpdate(payoutKey(no), running ? { set } : { set, add: { executions: 1 } }, asSeen(order))
  if ('guard' in next) return false
  if (late)
    log.error('payout without a final status for a day', { orderNo: no, loanId: order.loanId, state: order.state })
  if (!running) await startExecution(config.DISBURSEMENT_MACHINE, payoutExecution(next.item), { orderNo: no })
  return !running
}

/** A day after it was made, or after it could be confirmed for the last time. */
const overdueSince = (order: PayoutOrder): number => (order.confirmBy ?? order.createdAt) + DAY_MS

/** Live, and no other execution was started: an order that got its final status has left the watch list for good. */
const asSeen = ({ executions }: PayoutOrder): Guard => ({
  name: 'payoutAsSeen',
  condition: all(exists(), oneOf('state', payoutLive), equals('executions', executions)),
})
