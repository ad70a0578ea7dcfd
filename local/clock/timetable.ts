import { CronExpressionParser } from 'cron-parser'

/** Due times of a schedule: the first after a moment, the last at or before it. */
export type Timetable = { next(afterMs: number): number; last(atMs: number): number; subDaily: boolean }

const MINUTE_MS = 60_000
const UNIT_MS: Record<string, number> = { minute: MINUTE_MS, hour: 60 * MINUTE_MS, day: 1440 * MINUTE_MS }

/** Reads a rate or cron expression of EventBridge Scheduler. */
export function timetable(expression: string, timeZone: string): Timetable {
  const [, kind, body = ''] = /^(rate|cron)\((.+)\)$/.exec(expression.trim()) ?? []
  if (kind === 'rate') return rate(expression, body)
  if (kind === 'cron') return ofCron(expression, body, timeZone)
  throw new Error(`Not a rate or cron expression: ${expression}`)
}

/** The service counts a rate from the schedule's creation; here it falls on whole multiples since the epoch. */
function rate(expression: string, body: string): Timetable {
  const [, count = '', unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(body) ?? []
  const periodMs = Number(count) * (UNIT_MS[unit] ?? 0)
  if (periodMs === 0) throw new Error(`Not a rate: ${expression}`)
  const last = (atMs: number) => Math.floor(atMs / periodMs) * periodMs
  return { last, next: (afterMs) => last(afterMs) + periodMs, subDaily: periodMs < 1440 * MINUTE_MS }
}

function ofCron(expression: string, body: string, tz: string): Timetable {
  const [minute, hour, day, month, weekday, year, ...more] = body.split(/\s+/)
  if (year !== '*' || weekday === undefined || more.length > 0) {
    throw new Error(`Not a cron of six fields, the year being *: ${expression}`)
  }
  const fields = [minute, hour, day, month, unixWeekday(weekday)].join(' ').replaceAll('?', '*')
  const from = (ms: number) => CronExpressionParser.parse(fields, { currentDate: new Date(ms), tz })
  const { minute: minutes, hour: hours } = from(0).fields
  return {
    // The library's `next` and `prev` exclude the moment itself.
    next: (afterMs) => from(afterMs).next().getTime(),
    last: (atMs) =>
      from(atMs + 1)
        .prev()
        .getTime(),
    subDaily: minutes.values.length * hours.values.length > 1,
  }
}

/** AWS counts weekdays from 1 (Sunday), the library from 0. Numbers after # or / are not weekdays. */
const unixWeekday = (field: string): string => field.replace(/(?<![#/\d])\d/g, (day) => String(Number(day) - 1))
