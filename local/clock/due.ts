import type { Schedule } from './schedules.ts'

export type Due = { schedule: Schedule; atMs: number }

/**
 * Lists the jobs due after `fromMs` and until `toMs`, ordered by time, then as configured. Each day of a daily (or rarer) job
 * counts. A job that falls due several times a day runs once, at its last time, in each stretch without a daily job: nothing
 * has changed in between, and moving a year would otherwise run a five-minute sweep 105,120 times.
 */
export function dueBetween(schedules: Schedule[], fromMs: number, toMs: number): Due[] {
  const daily = schedules.filter((one) => !one.timetable.subDaily).flatMap((one) => everyTime(one, fromMs, toMs))
  const ends = [...new Set([...daily.map((one) => one.atMs), toMs])].sort((a, b) => a - b)
  const frequent = schedules
    .filter((one) => one.timetable.subDaily)
    .flatMap((schedule) =>
      ends.flatMap((endMs, i) => {
        const atMs = schedule.timetable.last(endMs)
        return atMs > (ends[i - 1] ?? fromMs) ? [{ schedule, atMs }] : []
      }),
    )
  const order = new Map(schedules.map((schedule, i) => [schedule, i]))
  const place = ({ schedule }: Due) => order.get(schedule) ?? 0
  return [...daily, ...frequent].sort((a, b) => a.atMs - b.atMs || place(a) - place(b))
}

function everyTime(schedule: Schedule, fromMs: number, toMs: number): Due[] {
  const times: Due[] = []
  for (let atMs = schedule.timetable.next(fromMs); atMs <= toMs; atMs = schedule.timetable.next(atMs)) {
    times.push({ schedule, atMs })
  }
  return times
}
