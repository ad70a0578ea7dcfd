import { describe, expect, it } from 'vitest'
import { afterQuietHours, untilQuietHours } from '../../../lib/domain/quiet-hours.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const sentAt = (text: string) => afterQuietHours(at(text))

describe('a message', () => {
  it('of the day goes at once', () => {
    expect(sentAt('2026-12-01T08:00:00')).toBe(at('2026-12-01T08:00:00'))
    expect(sentAt('2026-12-01T20:59:59.999')).toBe(at('2026-12-01T20:59:59.999'))
  })

  it('of the evening waits for the next morning', () => {
    expect(sentAt('2026-12-31T21:00:00')).toBe(at('2027-01-01T08:00:00'))
    expect(sentAt('2026-12-01T23:59:59.999')).toBe(at('2026-12-02T08:00:00'))
  })

  it('of the night waits for the morning', () => {
    expect(sentAt('2026-12-01T00:00:00')).toBe(at('2026-12-01T08:00:00'))
    expect(sentAt('2026-12-01T07:59:59.999')).toBe(at('2026-12-01T08:00:00'))
  })
})

it('the quiet hours are as far away as the evening, and no way off in them', () => {
  const until = (text: string) => untilQuietHours(at(text))
  expect(until('2026-12-01T08:00:00')).toBe(13 * 3_600_000)
  expect(until('2026-12-01T20:59:59.999')).toBe(1)
  expect(until('2026-12-01T21:00:00')).toBe(0)
  expect(until('2026-12-01T00:00:00')).toBe(0)
  expect(until('2026-12-01T07:59:59.999')).toBe(0)
})
