import { describe, expect, it } from 'vitest'
import { iso } from '../../../local/clock/move.ts'
import { timetable } from '../../../local/clock/timetable.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const shanghai = (expression: string) => timetable(expression, 'Asia/Shanghai')

describe('timetable', () => {
  it.each([
    ['cron(5 0 * * ? *)', '2026-12-01T00:04:59', '2026-12-01T00:05:00'],
    ['cron(5 0 * * ? *)', '2026-12-01T00:05:00', '2026-12-02T00:05:00'],
    ['cron(0/30 9-20 * * ? *)', '2026-12-01T20:30:00', '2026-12-02T09:00:00'],
    ['cron(0 2 1 * ? *)', '2026-12-01T02:00:00', '2027-01-01T02:00:00'],
    ['cron(0 2 L * ? *)', '2026-12-01T02:00:00', '2026-12-31T02:00:00'],
    // 2026-12-06 is a Sunday, which AWS calls 1
    ['cron(0 8 ? * 1 *)', '2026-12-01T00:00:00', '2026-12-06T08:00:00'],
    ['cron(0 8 ? * 2-6 *)', '2026-12-04T08:00:00', '2026-12-07T08:00:00'],
    ['cron(0 8 ? * MON-FRI *)', '2026-12-04T08:00:00', '2026-12-07T08:00:00'],
    ['cron(0 8 ? * 2#2 *)', '2026-12-01T00:00:00', '2026-12-14T08:00:00'],
    ['rate(5 minutes)', '2026-12-01T00:05:00', '2026-12-01T00:10:00'],
    ['rate(1 hour)', '2026-12-01T00:05:00', '2026-12-01T01:00:00'],
  ])('%s is due next after %s at %s', (expression, after, next) => {
    expect(iso(shanghai(expression).next(at(after)))).toBe(`${next}+08:00`)
  })

  it('knows the last time, which may be this moment', () => {
    const daily = shanghai('cron(5 0 * * ? *)')
    expect(iso(daily.last(at('2026-12-01T00:05:00')))).toBe('2026-12-01T00:05:00+08:00')
    expect(iso(daily.last(at('2026-12-01T00:04:59')))).toBe('2026-11-30T00:05:00+08:00')
  })

  it('keeps to the time zone of the schedule', () => {
    expect(iso(timetable('cron(5 0 * * ? *)', 'UTC').next(at('2026-12-01T00:00:00')))).toBe('2026-12-01T08:05:00+08:00')
  })

  it.each([
    'at(2026-12-01T00:00:00)',
    'cron(5 0 * * *)',
    'cron(5 0 * * ? 2027)',
    'cron(5 0 15W * ? *)',
    'rate(0 days)',
    'rate(5)',
  ])('refuses %s', (expression) => {
    expect(() => shanghai(expression).next(0)).toThrow()
  })
})
