import type { BusinessDate } from '../domain/calendar.ts'
import type { Key } from '../table/commit.ts'
import type { DueCursor } from './due.ts'
import { expires } from './kept.ts'
import { keys } from './keys.ts'

/** The overdue night of a business date. */
export interface Night extends Key {
  /** Executions started for it so far; the number is part of the execution's name. */
  attempt: number
  /** `over`: its day ended before it was done, and the next night does the rest. */
  state: 'running' | 'done' | 'over'
  /** When the newest execution was started. */
  startedAt: number
  endedAt?: number
  expiresAt: number
}

/** How far a shard of a night has come: what a repeat goes on from, or sees that nothing is left. */
export interface ShardCheckpoint extends Key {
  done: boolean
  cursor?: DueCursor
  counts: NightCounts
  expiresAt: number
}

/** Counts of a night's work on some loans. */
export interface NightCounts {
  newlyOverdue: number
  accruing: number
  capped: number
  told: number
  parked: number
}

export const noCounts: NightCounts = { newlyOverdue: 0, accruing: 0, capped: 0, told: 0, parked: 0 }

const JOB = 'overdue'

export const nightKey = (date: BusinessDate): Key<Night> => keys.jobRun(JOB, date)
export const shardKey = (date: BusinessDate, shard: number): Key<ShardCheckpoint> => keys.jobShard(JOB, date, shard)
export const nightExpires = (now: number) => expires('jobRun', now)
export const shardExpires = (now: number) => expires('jobShard', now)
/** Name of an execution. */
export const nightName = (date: BusinessDate, attempt: number): string => `${JOB}-${date}-${attempt}`
