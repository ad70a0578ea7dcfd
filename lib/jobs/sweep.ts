import { config } from '../platform/config.ts'
import { throwIfOutOfTime } from '../platform/invocation.ts'
import { describe, log } from '../platform/log.ts'
import { isRunning, startExecution } from '../platform/workflows.ts'
import type { Guard, Key } from '../store/commit.ts'
import { all, equals, exists } from '../store/expressions.ts'
import { WATCH_SHARDS, watchedAt } from '../store/keys.ts'
import type { Order } from '../store/order.ts'
import { get } from '../store/read.ts'
import { tryUpdate } from '../store/update.ts'
import { isOpen, type Task, taskOpen } from '../store/verification.ts'
import { watched } from '../store/watch.ts'
import { cardQueries, repaymentQueries } from '../vendors/wired.ts'
import { executionName } from '../verification/running.ts'
import { signingLooks } from './card-signings.ts'
import { type RepaymentLook, repaymentLooks } from './repayment-orders.ts'
import { revivePayout } from './revive-payout.ts'

const LOOK_AGAIN_MS = 600_000

/**
 * A crash between storing an order (or a task) and starting its workflow, or a workflow that ended without a final word,
 * leaves an item that is watched and open but that nobody works on. Each gets a new execution, under the next number. Repayment
 * orders and cards that LianLian was silent about have none: LianLian is asked here.
 */
export async function sweep(now: number, everything: boolean): Promise<{ looked: number; restarted: number }> {
  const counts = { looked: 0, restarted: 0 }
  const lookAtRepayment = repaymentLooks(repaymentQueries)
  const lookAtSigning = signingLooks(cardQueries)
  const revive = async (key: Key): Promise<boolean> => {
    if (key.sk === 'TASK') return reviveTask(key, now)
    if (key.sk === 'ORDER') return reviveOrder(key, lookAtRepayment, now)
    await lookAtSigning(key, now)
    return false
  }
  for (let shard = 0; shard < WATCH_SHARDS; shard++) {
    for await (const key of watched(shard, everything ? undefined : now)) {
      throwIfOutOfTime()
      counts.looked++
      if (await revive(key).catch((error: unknown) => putOff(key, error, now))) counts.restarted++
    }
  }
  if (counts.restarted > 0) log.warn('sweep restarted workflows', counts)
  return counts
}

async function reviveTask(key: Key, now: number): Promise<boolean> {
  const task = await get<Task>(key)
  if (!task || !isOpen(task)) return false
  if (await isRunning(config.VERIFICATION_MACHINE, executionName(task))) return later(key, task.token, taskOpen, now)
  const next = await tryUpdate<Task>(
    key,
    { add: { attempt: 1 }, set: watchedAt(now + LOOK_AGAIN_MS, task.token) },
    stillLost(task),
  )
  if ('guard' in next) return false
  await startExecution(config.VERIFICATION_MACHINE, executionName(next.item), { token: task.token })
  return true
}

/** Of two sweeps at once, one starts it: two workflows would look twice as often and end each other's pauses. */
const stillLost = ({ attempt }: Task): Guard => ({
  name: 'stillLost',
  holds: all(taskOpen.holds, equals('attempt', attempt)),
})

async function reviveOrder(key: Key, lookAtRepayment: RepaymentLook, now: number): Promise<boolean> {
  const order = await get<Order>(key)
  if (order?.kind === 'repayment') await lookAtRepayment(order, now)
  return order?.kind === 'payout' && revivePayout(order, now)
}

/**
 * One item's fault keeps no other from being looked at. It is looked at again later, unless it left the list meanwhile; one that
 * cannot even be put off, by the next sweep.
 */
async function putOff(key: Key, error: unknown, now: number): Promise<false> {
  log.error('watched item not looked at', { pk: key.pk, ...describe(error) })
  const id = key.pk.slice(key.pk.indexOf('#') + 1)
  return later(key, id, { name: 'stillWatched', holds: exists('duePk') }, now).catch(() => false as const)
}

/** Only while it is open: what got its final word meanwhile has left the watch list for good. */
async function later(key: Key, id: string, open: Guard, now: number): Promise<false> {
  await tryUpdate(key, { set: watchedAt(now + LOOK_AGAIN_MS, id) }, open)
  return false
}
