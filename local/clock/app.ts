import { Hono } from 'hono'
import { shown } from '../fault.ts'
import { openClock } from './business-clock.ts'
import { createJobs, type JobRun } from './jobs.ts'
import { iso, readMove } from './move.ts'
import type { Schedule } from './schedules.ts'

export type Options = {
  /** CLOCK_FILE; created when missing. */
  file: string
  schedules: Schedule[]
  run: (functionName: string, event: unknown) => Promise<unknown>
}

/** Timers stop while a machine sleeps: check at least this often. */
const LOOK_MS = 60_000

/**
 * The page of the business clock, and the scheduler that runs on it. `GET /` returns the time; `POST /` with `{"advance_days":
 * 1}` or `{"set": "2026-12-01T00:05:00+08:00"}` moves it forward and runs the jobs on the way.
 */
export function clockApp({ file, schedules, run }: Options) {
  const clock = openClock(file)
  const jobs = createJobs(clock, schedules, run)
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  /** Serialises moves. A failure goes to its caller only, and does not hold up the next move. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work, work)
    turn = mine
    return mine
  }
  const catchUp = () => inTurn(() => jobs.runUntil(clock.now()))
  const answer = (ran: JobRun[]) => ({ now: iso(clock.now()), advanced_ms: clock.aheadMs(), jobs: ran })

  const app = new Hono()
  app.get('/', (c) => c.json(answer([])))
  app.post('/', async (c) => {
    const body = await c.req.text()
    return inTurn(async () => {
      const move = readMove(body, clock.now())
      if ('error' in move) return c.json(move, 400)
      const ran = await jobs.runUntil(move.toMs)
      if (timer) look()
      return c.json(answer(ran))
    })
  })

  function look(): void {
    clearTimeout(timer)
    const now = clock.now()
    const next = Math.min(...schedules.map(({ timetable }) => timetable.next(now)), now + LOOK_MS)
    timer = setTimeout(() => {
      catchUp()
        .catch((error) => console.error('clock:', shown(error)))
        .finally(() => timer && look())
    }, next - now)
  }

  return {
    app,
    /** Runs the missed jobs, then waits for each due time. Call it once the Lambdas answer. */
    async start(): Promise<JobRun[]> {
      const ran = await catchUp()
      look()
      return ran
    },
    /** Waits for the running job. */
    async close(): Promise<void> {
      clearTimeout(timer)
      timer = undefined
      await turn.catch((error) => console.error('clock:', shown(error)))
    },
  }
}
