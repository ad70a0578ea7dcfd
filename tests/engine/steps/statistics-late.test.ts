import { describe, expect, it } from 'vitest'
import { closeDays } from '../../../lib/books/close-days.ts'
import { countDays } from '../../../lib/books/daily-statistics.ts'
import { addDays, dateOf, startOf } from '../../../lib/domain/calendar.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { keys } from '../../../lib/store/keys.ts'
import { inDayLog } from '../../../lib/table/index-keys.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import { borrowers, DAY, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { loanIn, openRepayment, paid } = borrowers()

const day = (n: number) => addDays(dateOf(noon), n)
/** 04:00 of the night after a day. */
const nightAfter = (n: number) => startOf(day(n + 1)) + 4 * 3_600_000
const kept = (n: number) => get(keys.statistics(day(n)))

async function repaid(loanId: number, at: number) {
  const order = await openRepayment(loanId, at)
  await settleRepayment(paid(order), at)
  return order.no
}

it('the first count of all begins with the books, so a loan that is older than a month was open before it is repaid', async () => {
  const { loanId } = await loanIn('repaying')
  await loanIn('repaying')
  await closeDays(nightAfter(0))
  await repaid(loanId, noon + 40 * DAY)
  expect((await countDays(nightAfter(40))).counted).toHaveLength(41)
  expect(await kept(0)).toMatchObject({ disbursed: 2, openByDueDate: { [day(10)]: 2 } })
  expect(await kept(40)).toMatchObject({ collected: 1, overdueLoans: 1, openByDueDate: {} })
})

describe('the day before is counted once more', () => {
  it('and nobody is woken when it comes to the same', async () => {
    await loanIn('repaying', { now: noon + 41 * DAY })
    for (const n of [41, 42, 43]) await countDays(nightAfter(n))
    expect(testStack.alarms()).toEqual([])
  })

  it('so an entry that the index showed late is told, once', async () => {
    const { loanId } = await loanIn('repaying', { now: noon + 44 * DAY })
    const no = await repaid(loanId, noon + 44 * DAY)
    const movement = keys.movement(loanId, 'repaid', no)
    await update(movement, { remove: ['workPk', 'workSk'] })
    await countDays(nightAfter(44))
    await update(movement, { set: inDayLog(noon + 44 * DAY, no) })
    for (const n of [45, 45, 46]) await countDays(nightAfter(n))
    expect(testStack.alarms()).toEqual(['a counted day has changed'])
    expect(await kept(44)).toMatchObject({ repaid: 0 })
  })
})
