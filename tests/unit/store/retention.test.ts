import { describe, expect, it } from 'vitest'
import { keys } from '../../../lib/store/keys.ts'
import { retention } from '../../../lib/store/retention.ts'
import { codeOf, sources } from '../architecture/imports.ts'

describe('how long an item is kept', () => {
  it('is said for every kind of item, and for no other', () => {
    expect(Object.keys(retention).toSorted()).toEqual(Object.keys(keys).toSorted())
  })

  it.each(Object.entries(retention))('%s: has a purpose and a period', (_kind, { purpose, period }) => {
    expect(purpose.length).toBeGreaterThan(5)
    if (period === 'unlimited') return
    const length = 'days' in period ? period.days : period.years * 365
    expect(length).toBeGreaterThanOrEqual(0)
    expect(length).toBeLessThanOrEqual(30 * 365)
  })

  it('is the period that its writer sets: no file but kept.ts counts the days of an item', () => {
    // Limits, codes and leases end by their own windows, of minutes to days; the table here is their upper bound.
    const own =
      /^lib\/(table\/(counter|lease)|store\/(sms-code|sms-budget|kept)|account\/spraying|verification\/poll)\.ts$/
    const writers = sources('lib').filter((file) => /\bexpiresAt: seconds\(/.test(codeOf(file)))
    expect(writers.filter((file) => !own.test(file))).toEqual([])
  })

  it('is as long for everything of the books', () => {
    const kinds = ['movement', 'loan', 'order', 'close', 'break', 'loanAudit'] as const
    expect(new Set(kinds.map((kind) => JSON.stringify(retention[kind].period))).size).toBe(1)
  })
})
