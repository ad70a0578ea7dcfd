import { describe, expect, it } from 'vitest'
import { monthsSince, personBehind } from '../../../lib/domain/risk-summary.ts'

describe('age and sex of an identity number', () => {
  it.each([
    ['110101199001010015', '2026-12-31', 36, 'male'],
    ['110101199001010015', '2026-01-01', 36, 'male'],
    ['110101199001010015', '2025-12-31', 35, 'male'],
    ['110101200002290028', '2026-02-28', 25, 'female'],
    ['110101200002290028', '2026-03-01', 26, 'female'],
  ] as const)('%s on %s: %i, %s', (identityNo, today, age, sex) => {
    expect(personBehind(identityNo, today)).toEqual({ age, sex })
  })
})

describe('whole months since a date', () => {
  it.each([
    ['2026-11-23', '2026-11-23', 0],
    ['2026-10-24', '2026-11-23', 0],
    ['2026-10-23', '2026-11-23', 1],
    ['2019-05-31', '2026-02-28', 80],
    ['2026-11-24', '2026-11-23', null],
  ] as const)('%s to %s: %j', (from, to, months) => {
    expect(monthsSince(from, to)).toBe(months)
  })
})
