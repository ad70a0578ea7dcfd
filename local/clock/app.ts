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

/** A machine asleep stops timers: look at least this often. */
const LOOK_MS = 60_000

/**
 * The business clock's page, and the scheduler which runs on it.
 *
 * `GET /` tells the time; `POST /` with `{"advance_days": 1}` or `{"set": "2026-12-01T00:05:00+08:00"}` moves it forward,
 * running the jobs passed over on the way.
 */
export function clockApp({ file, schedules, run }: Options) {
  const clock = openClock(file)
  const jobs = createJobs(clock, schedules, run)
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  /** One move at a time, whoever asks. A failure is told to who asked, and does not hold up the next. */
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
    /** Runs what fell due while nobody looked, then looks at each due time. Call it once Lambdas answer. */
    async start(): Promise<JobRun[]> {
      const ran = await catchUp()
      look()
      return ran
    },
    /** Waits for the job that runs. */
    async close(): Promise<void> {
      clearTimeout(timer)
      timer = undefined
      await turn.catch((error) => console.error('clock:', shown(error)))
    },
  }
}
