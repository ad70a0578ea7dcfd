import { describe, expect, it } from 'vitest'
import { accountAsOf } from '../../../../lib/domain/account.ts'
import { loanOf, on, paid, waived, writtenOff } from './loans.ts'

const parts = (principal: number, fees: number, penalty: number) => ({ principal, fees, penalty })

describe('an account by hand, default product', () => {
  it.each([
    ['1000 × 7, 500 on day 3, due on day 7', loanOf(1000, 7, paid(500, 3)), 7, 503.29, parts(498.03, 1.97, 0)],
    ['2000 × 30, 1000 on day 10, due on day 30', loanOf(2000, 30, paid(1000, 10)), 30, 1022.12, parts(988, 12, 0)],
    ['1000 × 7, 500 on day 17, due on day 27', loanOf(1000, 7, paid(500, 17)), 27, 512.05, parts(490.5, 4.5, 5)],
    [
      '1000 × 7, 500 on day 97, when the penalty has stopped',
      loanOf(1000, 7, paid(500, 97)),
      120,
      549.5,
      parts(500, 0, 0),
    ],
    ['510 × 7, 459.50 on day 1', loanOf(510, 7, paid(459.5, 1)), 7, 51.03, parts(459.17, 0.33, 0)],
    ['1000 × 7, nothing paid on day 0: one day is charged', loanOf(1000, 7), 0, 1000.65, parts(0, 0, 0)],
    ['1000 × 7, nothing paid on day 1: the same', loanOf(1000, 7), 1, 1000.65, parts(0, 0, 0)],
    ['1000 × 7, 300 valued day 12', loanOf(1000, 7, paid(300, 12)), 12, 707, parts(293, 4.5, 2.5)],
    [
      '… and then 300 valued day 10 is heard',
      loanOf(1000, 7, paid(300, 12), paid(300, 10)),
      12,
      406.71,
      parts(593.29, 4.5, 2.21),
    ],
    [
      '1000 × 7, all of it on day 7, and 20 more',
      loanOf(1000, 7, paid(1004.5, 7), paid(20, 7)),
      7,
      0,
      parts(1000, 4.5, 0),
    ],
    [
      '1000 × 7, 1004.00 on day 8 and the rest waived',
      loanOf(1000, 7, paid(1004, 8), waived(1, 8)),
      20,
      0,
      parts(999, 4.5, 0.5),
    ],
    [
      '1000 × 7 written off on day 98, 600 on day 100',
      loanOf(1000, 7, writtenOff(98), paid(600, 100)),
      130,
      449.5,
      parts(600, 0, 0),
    ],
  ])('%s', (_, loan, day, total, split) => {
    const account = accountAsOf(loan, on(day))
    expect(account.total / 100).toBe(total)
    const { principal, fees, penalty } = account.paid
    expect({ principal: principal / 100, fees: fees / 100, penalty: penalty / 100 }).toEqual(split)
  })

  it('money beyond all that is due is owed to the borrower', () => {
    expect(accountAsOf(loanOf(1000, 7, paid(1004.5, 7), paid(20, 7)), on(7)).excess).toBe(2000)
  })

  it('principal paid after a write-off is recovered', () => {
    const { writtenOff: lost, recovered } = accountAsOf(loanOf(1000, 7, writtenOff(98), paid(600, 100)), on(100))
    expect([lost, recovered]).toEqual([1000_00, 600_00])
  })
})
