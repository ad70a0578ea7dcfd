import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clockApp } from '../../../local/clock/app.ts'
import { iso } from '../../../local/clock/move.ts'
import { schedulesOf } from '../../../local/clock/schedules.ts'
import type { ServerlessConfig } from '../../../local/serverless-config.ts'

const scheduled = (rate: string, more: object = {}) => ({
  handler: 'x',
  name: 'x',
  events: [{ schedule: { method: 'scheduler', timezone: 'Asia/Shanghai', rate: [rate], ...more } }],
})
const config: ServerlessConfig = {
  service: 'test',
  provider: { stage: 'dev', region: 'us-east-1' },
  functions: {
    sweep: scheduled('rate(5 minutes)'),
    overdue: scheduled('cron(5 0 * * ? *)', { input: { date: '<aws.scheduler.scheduled-time>' } }),
    'loan-confirm': { handler: 'x', name: 'x', events: [{ httpApi: 'POST /loan/confirm' }] },
    close: scheduled('cron(0 2 * * ? *)'),
    off: scheduled('rate(1 minute)', { enabled: false }),
  },
}

/** Midnight at the start of this test's story. */
const START = Date.parse('2026-12-01T00:00:00+08:00')

let folder: string
let file: string
let clocks: { close(): Promise<void> }[]

beforeEach(() => {
  vi.useFakeTimers({ now: START })
  folder = mkdtempSync(join(tmpdir(), 'clock-'))
  file = join(folder, 'clock')
  clocks = []
})
afterEach(async () => {
  for (const clock of clocks) await clock.close()
  vi.useRealTimers()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

const businessNow = () => Date.now() + Number(readFileSync(file, 'utf8'))

type Answer = { now: string; advanced_ms: number; jobs: { name: string; at: string }[] }
type Ran = { name: string; now: string; event: unknown }

/** A clock as a process would open it, and what its jobs saw. */
function opened(job: (name: string) => Promise<unknown> = async () => null) {
  const ran: Ran[] = []
  const clock = clockApp({
    file,
    schedules: schedulesOf(config),
    run: async (name, event) => {
      ran.push({ name, now: iso(businessNow()), event })
      return job(name)
    },
  })
  clocks.push(clock)
  const post = async (body: unknown) => {
    const answer = await clock.app.request('/', { method: 'POST', body: JSON.stringify(body) })
    return { status: answer.status, body: (await answer.json()) as Answer }
  }
  const get = async () => (await clock.app.request('/')).json()
  return { ...clock, ran, post, get }
}

const names = (ran: { name: string }[]) => ran.map((one) => one.name)

describe('the business clock', () => {
  it('starts as the time of the machine', async () => {
    expect(await opened().get()).toEqual({ now: '2026-12-01T00:00:00+08:00', advanced_ms: 0, jobs: [] })
    expect(readFileSync(file, 'utf8')).toBe('0')
  })

  it.each([
    [{ advance_days: 1 }, '2026-12-02T00:00:00+08:00', 86_400_000],
    [{ advance_days: 0.25 }, '2026-12-01T06:00:00+08:00', 21_600_000],
    [{ set: '2027-01-01T00:00:00+08:00' }, '2027-01-01T00:00:00+08:00', 31 * 86_400_000],
    [{ set: '2026-12-01T00:00:00Z' }, '2026-12-01T08:00:00+08:00', 8 * 3_600_000],
  ])('moves by %o', async (move, now, advanced_ms) => {
    const clock = opened()
    expect((await clock.post(move)).body).toMatchObject({ now, advanced_ms })
    expect(iso(businessNow())).toBe(now)
  })

  it.each([
    { set: '2026-11-30T00:00:00+08:00' },
    { set: '2026-12-01T00:00:00+08:00' },
    { set: '2028-12-01T00:00:00+08:00' },
    { set: '2026-12-02' },
    { advance_days: 0 },
    { advance_days: -1 },
    { advance_days: 401 },
    { advance_days: 0.001 },
    { advance_days: '1' },
    { advance_days: 1, set: '2026-12-02T00:00:00+08:00' },
    {},
  ])('refuses %o and stands still', async (move) => {
    const clock = opened()
    const answer = await clock.post(move)
    expect(answer).toMatchObject({ status: 400, body: { error: expect.any(String) } })
    expect(businessNow()).toBe(START)
    expect(clock.ran).toEqual([])
  })

  it('refuses what is no JSON', async () => {
    expect((await opened().app.request('/', { method: 'POST', body: 'x' })).status).toBe(400)
  })
})

describe('jobs passed over', () => {
  it('run in order, the clock standing at the due time of each', async () => {
    const clock = opened()
    const { body } = await clock.post({ set: '2026-12-01T03:02:00+08:00' })
    expect(body.jobs).toEqual([
      { name: 'sweep', at: '2026-12-01T00:05:00+08:00', ok: true },
      { name: 'overdue', at: '2026-12-01T00:05:00+08:00', ok: true },
      { name: 'sweep', at: '2026-12-01T02:00:00+08:00', ok: true },
      { name: 'close', at: '2026-12-01T02:00:00+08:00', ok: true },
      { name: 'sweep', at: '2026-12-01T03:00:00+08:00', ok: true },
    ])
    expect(clock.ran.map((one) => one.now)).toEqual(body.jobs.map((one) => one.at))
  })

  it('run every day if daily, and once a stretch if more frequent', async () => {
    const { body } = await opened().post({ advance_days: 10 })
    expect(names(body.jobs).filter((name) => name === 'overdue')).toHaveLength(10)
    expect(names(body.jobs).filter((name) => name === 'close')).toHaveLength(10)
    expect(names(body.jobs).filter((name) => name === 'sweep')).toHaveLength(21)
  })

  it('get the input of their schedule, or the event of the scheduler', async () => {
    const clock = opened()
    await clock.post({ set: '2026-12-01T00:06:00+08:00' })
    const time = '2026-11-30T16:05:00Z'
    expect(clock.ran[0]?.event).toMatchObject({ source: 'aws.scheduler', time })
    expect(clock.ran[1]?.event).toEqual({ date: time })
  })

  it('do not hold each other up: a failure is told', async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    const clock = opened(async (name) => {
      if (name === 'overdue') throw new Error('no table')
    })
    const { body } = await clock.post({ set: '2026-12-01T02:30:00+08:00' })
    expect(body.jobs).toContainEqual({ name: 'overdue', at: '2026-12-01T00:05:00+08:00', error: 'no table' })
    expect(body.jobs).toContainEqual({ name: 'close', at: '2026-12-01T02:00:00+08:00', ok: true })
    expect(console.error).toHaveBeenCalledOnce()
  })

  it('run once when two move the clock together, one after the other', async () => {
    const clock = opened()
    const move = { set: '2026-12-01T00:06:00+08:00' }
    const answers = await Promise.all([clock.post(move), clock.post(move), clock.post({ advance_days: 0.5 })])
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 200])
    expect(names(clock.ran)).toEqual(['sweep', 'overdue', 'sweep', 'close', 'sweep'])
  })
})

describe('as real time passes', () => {
  it('jobs run when they fall due, also after the clock was moved', async () => {
    const clock = opened()
    await clock.start()
    await vi.advanceTimersByTimeAsync(5 * 60_000)
    expect(names(clock.ran)).toEqual(['sweep', 'overdue'])
    await clock.post({ set: '2026-12-01T23:59:59+08:00' })
    clock.ran.length = 0
    await vi.advanceTimersByTimeAsync(1000)
    expect(clock.ran).toMatchObject([{ name: 'sweep', now: '2026-12-02T00:00:00+08:00' }])
  })

  it('nothing runs once closed', async () => {
    const clock = opened()
    await clock.start()
    await clock.close()
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(clock.ran).toEqual([])
  })
})

describe('a restart', () => {
  it('keeps the time, and runs what fell due meanwhile: daily jobs each day', async () => {
    const before = opened()
    await before.post({ set: '2026-12-05T12:00:00+08:00' })
    await before.close()
    vi.setSystemTime(START + 2 * 86_400_000)

    const clock = opened()
    const ran = await clock.start()
    expect(names(ran)).toEqual(['sweep', 'overdue', 'sweep', 'close', 'sweep', 'overdue', 'sweep', 'close', 'sweep'])
    expect(ran[1]?.at).toBe('2026-12-06T00:05:00+08:00')
    expect(clock.ran[1]?.now).toBe('2026-12-07T12:00:00+08:00')
    expect(clock.ran[1]?.event).toEqual({ date: '2026-12-05T16:05:00Z' })
  })

  it('repeats nothing', async () => {
    const before = opened()
    await before.post({ advance_days: 3 })
    await before.close()
    expect(await opened().start()).toEqual([])
  })
})
