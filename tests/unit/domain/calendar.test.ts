import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  beijingStamp,
  dateOf,
  dates,
  daysBetween,
  parseDate,
  seconds,
  startOf,
} from '../../../lib/domain/calendar.ts'

describe('the business date', () => {
  it.each([
    ['a millisecond before midnight in Shanghai', '2026-11-30T15:59:59.999Z', '2026-11-30'],
    ['midnight in Shanghai', '2026-11-30T16:00:00.000Z', '2026-12-01'],
    ['midnight in Greenwich', '2026-12-01T00:00:00.000Z', '2026-12-01'],
    ['the end of a year', '2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['the leap day begins', '2028-02-28T16:00:00.000Z', '2028-02-29'],
  ])('at %s', (_name, moment, date) => {
    expect(dateOf(Date.parse(moment))).toBe(date)
  })

  it('begins at midnight in Shanghai', () => {
    expect(new Date(startOf('2026-12-01')).toISOString()).toBe('2026-11-30T16:00:00.000Z')
  })

  it.each([
    ['2026-11-30', 1, '2026-12-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-31', 30, '2026-03-02'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2026-12-01', 0, '2026-12-01'],
    ['2026-12-01', -1, '2026-11-30'],
  ])('%s and %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected)
  })

  it.each([
    ['2027-02-27', '2027-03-01', ['2027-02-27', '2027-02-28', '2027-03-01']],
    ['2026-12-31', '2026-12-31', ['2026-12-31']],
    ['2026-12-02', '2026-12-01', []],
  ])('from %s to %s are the dates %j', (first, last, expected) => {
    expect(dates(first, last)).toEqual(expected)
  })

  it('counts the days that were added', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: -3000, max: 3000 }), (first, days) => {
        const date = addDays('2000-01-01', first)
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })

  it('is that of its own first moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), (days) => {
        const date = addDays('2000-01-01', days)
        expect(dateOf(startOf(date))).toBe(date)
        expect(dateOf(startOf(date) - 1)).toBe(addDays(date, -1))
      }),
    )
  })
})

describe('a date in digits', () => {
  it.each([
    ['20261201', '2026-12-01'],
    ['20280229', '2028-02-29'],
    ['20261231', '2026-12-31'],
    ['19700101', '1970-01-01'],
  ])('%s', (digits, date) => {
    expect(parseDate(digits)).toBe(date)
  })

  it.each([
    '',
    '20260229',
    '20260230',
    '20261301',
    '20260001',
    '20260100',
    '20260132',
    '2026120',
    '202612011',
    'abcdefgh',
  ])('is none in %j', (text) => {
    expect(parseDate(text)).toBeUndefined()
  })

  it('is found only in what reads back as the same digits', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{8}$/)), (text) => {
        const date = parseDate(text)
        expect(date === undefined || date.replaceAll('-', '') === text.replaceAll('-', '')).toBe(true)
      }),
    )
  })
})

describe('moments for others', () => {
  it('are digits in Beijing time for LianLian', () => {
    expect(beijingStamp(Date.parse('2026-11-30T16:05:00.999Z'))).toBe('20261201000500')
  })

  it('are whole seconds in the contract', () => {
    expect(seconds(1_790_000_000_999)).toBe(1_790_000_000)
  })
})
