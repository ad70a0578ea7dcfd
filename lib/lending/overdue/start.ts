import { addDays, type BusinessDate, dateOf } from '../../domain/calendar.ts'
import { config } from '../../platform/config.ts'
import { isRunning, startExecution } from '../../platform/workflows.ts'
import { type Night, nightExpires, nightKey, nightName } from '../../store/night.ts'
import type { Guard } from '../../table/commit.ts'
import { absent, all, equals } from '../../table/expressions.ts'
import { DUE_SHARDS } from '../../table/index-keys.ts'
import { get } from '../../table/read.ts'
import { tryUpdate } from '../../table/update.ts'
import { WORKERS } from './limits.ts'

/** Between its note and its start, an execution is not found running yet; the function has ten seconds for both. */
const STARTING_MS = 15_000

/**
 * Starts the workflow of a business date. The scheduler delivers at least once, and calls again later in the night: what is
 * done stays done, what is under way goes on, what has failed is tried again and goes on where it stopped.
 */
export async function startNight(now: number): Promise<{ started: boolean }> {
  const date = dateOf(now)
  const key = nightKey(date)
  const night = await get(key)
  if (night && (night.state === 'done' || (await isUnderWay(night, date, now)))) return { started: false }
  const since = await lastNight(date)
  const changes = { add: { attempt: 1 }, set: { state: 'running', startedAt: now, ...nightExpires(now) } }
  const next = await tryUpdate(key, changes, nightAsSeen(night))
  if ('guard' in next) return { started: false }
  await startExecution(config.OVERDUE_MACHINE, nightName(date, next.item.attempt), { date, since, workers })
  return { started: true }
}

const isUnderWay = async ({ attempt, startedAt }: Night, date: BusinessDate, now: number): Promise<boolean> =>
  now - startedAt < STARTING_MS || (await isRunning(config.OVERDUE_MACHINE, nightName(date, attempt)))

/** Not done, and of two calls at once the other has not started it. */
const nightAsSeen = (night: Night | undefined): Guard => ({
  name: 'nightAsSeen',
  condition: night ? all(equals('attempt', night.attempt), equals('state', 'running')) : absent(),
})

/** A week: late borrowers hear of it weekly, so nothing older is news. */
const LOOKED_BACK_DAYS = 7

/** The last night before a date that was done, or a week ago. */
async function lastNight(date: BusinessDate): Promise<BusinessDate> {
  let day = addDays(date, -1)
  for (let back = 1; back < LOOKED_BACK_DAYS; back++) {
    if ((await get(nightKey(day)))?.state === 'done') return day
    day = addDays(day, -1)
  }
  return day
}

const workers = Array.from({ length: WORKERS }, (_, worker) =>
  Array.from({ length: DUE_SHARDS / WORKERS }, (_, n) => worker + n * WORKERS),
)
