import { dateOf } from '../domain/calendar.ts'
import { config } from '../platform/config.ts'
import { isRunning, startExecution } from '../platform/workflows.ts'
import type { Guard, Key } from '../store/commit.ts'
import { absent, all, equals } from '../store/expressions.ts'
import { DUE_SHARDS, keys } from '../store/keys.ts'
import { get } from '../store/read.ts'
import { tryUpdate } from '../store/update.ts'
import { JOB } from './overdue-shard.ts'

/** A night of a business date. */
export interface Night extends Key {
  /** Executions started for it so far; the number is part of the execution's name. */
  attempt: number
  state: 'running' | 'done'
}

/**
 * Starts the workflow of a business date. The scheduler delivers at least once, and calls again later in the night: what is
 * done stays done, what is under way goes on, what has failed is tried again and goes on where it stopped.
 */
export async function startNight(now: number): Promise<{ started: boolean }> {
  const date = dateOf(now)
  const key = keys.jobRun(JOB, date)
  const night = await get<Night>(key)
  if (night?.state === 'done') return { started: false }
  if (night && (await isRunning(config.OVERDUE_MACHINE, nameOf(date, night.attempt)))) return { started: false }
  const next = await tryUpdate<Night>(key, { add: { attempt: 1 }, set: { state: 'running' } }, nightAsSeen(night))
  if ('guard' in next) return { started: false }
  await startExecution(config.OVERDUE_MACHINE, nameOf(date, next.item.attempt), { date, workers })
  return { started: true }
}

/** Not done, and of two calls at once the other has not started it. */
const nightAsSeen = (night: Night | undefined): Guard => ({
  name: 'nightAsSeen',
  holds: night ? all(equals('attempt', night.attempt), equals('state', 'running')) : absent(),
})

/** Four shards a worker: as fast as 64 workers of whom 16 may run, for a quarter of the transitions. */
const WORKERS = 16
const workers = Array.from({ length: WORKERS }, (_, worker) =>
  Array.from({ length: DUE_SHARDS / WORKERS }, (_, n) => worker + n * WORKERS),
)

const nameOf = (date: string, attempt: number): string => `${JOB}-${date}-${attempt}`
