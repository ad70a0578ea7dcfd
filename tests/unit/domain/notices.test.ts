import { describe, expect, it } from 'vitest'
import { addDays } from '../../../lib/domain/calendar.ts'
import { noticeOn } from '../../../lib/domain/notices.ts'

const due = '2026-12-10'

/** Days from the due day (negative: before it) on which a notice goes out. */
const daysWith = (notice: string, capDays = 30) =>
  Array.from({ length: 60 }, (_, n) => n - 10).filter((days) => noticeOn(due, addDays(due, days), capDays) === notice)

describe('a borrower', () => {
  it('is reminded three days and one day before the due day, and on it', () => {
    expect(daysWith('repayment-reminder')).toEqual([-3, -1, 0])
  })

  it('is told of being late on the days 1, 3 and 7, then weekly', () => {
    expect(daysWith('overdue-notice')).toEqual([1, 3, 7, 14, 21, 28])
  })

  it('is told nothing after the day on which the penalty stops', () => {
    expect(daysWith('overdue-notice', 14)).toEqual([1, 3, 7, 14])
    expect(daysWith('overdue-notice', 1)).toEqual([1])
  })
})
