import type { BusinessClock } from './business-clock.ts'
import { dueBetween } from './due.ts'
import { DAY_MS, iso, LONGEST_DAYS } from './move.ts'
import type { Schedule } from './schedules.ts'

export type JobRun = { name: string; at: string } & ({ ok: true } | { error: string })

/** Runs the jobs up to a moment, one after another, as many days back as the clock may be moved at once. */
export function createJobs(
  clock: BusinessClock,
  schedules: Schedule[],
  run: (functionName: string, event: unknown) => Promise<unknown>,
) {
  return {
    /** The clock stands at each job's due time while it runs; a job missed while the process was down runs late. */
    async runUntil(toMs: number): Promise<JobRun[]> {
      const fromMs = Math.max(clock.jobsRunUntil(), toMs - LONGEST_DAYS * DAY_MS)
      const due = dueBetween(schedules, fromMs, toMs)
      const ran: JobRun[] = []
      for (const [i, { schedule, atMs }] of due.entries()) {
        clock.moveTo(atMs)
        ran.push(await runOne(schedule, atMs))
        // Stored only when all jobs of a moment are done: a killed process repeats a job rather than losing one.
        if (due[i + 1]?.atMs !== atMs) clock.jobsHaveRunUntil(atMs)
      }
      clock.moveTo(toMs)
      clock.jobsHaveRunUntil(toMs)
      return ran
    },
  }

  async function runOne({ name, functionName, eventAt }: Schedule, atMs: number): Promise<JobRun> {
    const at = iso(atMs)
    try {
      await run(functionName, eventAt(atMs))
      return { name, at, ok: true }
    } catch (error) {
      console.error(`clock: job ${name}, due ${at}:`, error)
      return { name, at, error: error instanceof Error ? error.message : String(error) }
    }
  }
}
