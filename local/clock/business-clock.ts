import { existsSync, readFileSync } from 'node:fs'
import { writeWhole } from '../data-folder.ts'
import { damaged, onFile } from '../fault.ts'

export type BusinessClock = ReturnType<typeof openClock>

/**
 * The clock that all processes read (`lib/platform/clock.ts`): the machine's, ahead by the milliseconds in `file`. Beside it,
 * `<file>.jobs` holds the business time until which all schedules have run.
 */
export function openClock(file: string) {
  if (!existsSync(file)) write(file, 0)
  const aheadMs = () => read(file)
  const now = () => Date.now() + aheadMs()
  const jobs = `${file}.jobs`
  if (!existsSync(jobs)) write(jobs, now())
  // Reports a damaged file here, before anything has started.
  for (const each of [file, jobs]) read(each)
  return {
    now,
    aheadMs,
    /** Moves the clock to a moment; a moment in the past changes nothing. */
    moveTo(momentMs: number): void {
      const ms = momentMs - Date.now()
      if (ms > aheadMs()) write(file, ms)
    },
    /**
     * Returns the time until which jobs have run. When the clock file was reset, that time lies in the future: then it is now.
     */
    jobsRunUntil: () => Math.min(read(jobs), now()),
    jobsHaveRunUntil: (momentMs: number) => write(jobs, momentMs),
  }
}

function read(file: string): number {
  const text = onFile(file, () => readFileSync(file, 'utf8'))
  if (!/^-?\d+$/.test(text)) throw damaged(file, 'it holds no milliseconds')
  return Number(text)
}

const write = (file: string, ms: number): void => writeWhole(file, String(ms))
