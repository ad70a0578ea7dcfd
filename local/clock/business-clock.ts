import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export type BusinessClock = ReturnType<typeof openClock>

/**
 * The clock all processes read (`lib/platform/clock.ts`): the machine's, ahead by the milliseconds in `file`. Beside it,
 * `<file>.jobs` holds the business time until which all schedules have run.
 */
export function openClock(file: string) {
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file)) write(file, 0)
  const aheadMs = () => read(file)
  const now = () => Date.now() + aheadMs()
  const jobs = `${file}.jobs`
  if (!existsSync(jobs)) write(jobs, now())
  return {
    now,
    aheadMs,
    /** Moves the clock to a moment; a moment which has passed leaves it where it is. */
    moveTo(momentMs: number): void {
      const ms = momentMs - Date.now()
      if (ms > aheadMs()) write(file, ms)
    },
    /** A clock file which was reset leaves the jobs' time in the future: then it is now. */
    jobsRunUntil: () => Math.min(read(jobs), now()),
    jobsHaveRunUntil: (momentMs: number) => write(jobs, momentMs),
  }
}

function read(file: string): number {
  const ms = Number(readFileSync(file, 'utf8'))
  if (!Number.isFinite(ms)) throw new Error(`${file} holds no milliseconds`)
  return ms
}

/** By rename, so that nobody reads half a number. */
function write(file: string, ms: number): void {
  writeFileSync(`${file}.new`, String(ms))
  renameSync(`${file}.new`, file)
}
