import { describe, expect, it } from 'vitest'
import { countDays } from '../../../lib/books/daily-statistics.ts'
import { addDays, dateOf, startOf } from '../../../lib/domain/calendar.ts'
import { noFlows } from '../../../lib/domain/flows.ts'
import { cancelLoan } from '../../../lib/lending/loan/cancel.ts'
import { writeOffLoan } from '../../../lib/lending/loan/write-off.ts'
import { settlePayout } from '../../../lib/lending/payout/settle.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { keys } from '../../../lib/store/keys.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'
import { removeItem } from '../../../lib/table/update.ts'
import { borrowers, DAY, MINUTE, noon } from '../borrowers.ts'
import { callers } from '../callers.ts'
import { testStack } from '../test-stack.ts'

const { loanIn, submitted, review, openRepayment, paid, read, payoutResult } = borrowers()
const { operator } = await callers()

const monday = dateOf(noon)
const day = (n: number) => addDays(monday, n)
const night = (date: string) => startOf(date) + 4 * 3_600_000
const kept = (date: string) => get(keys.statistics(date))
const counted = async () =>
  (await testStack.everything()).filter(({ pk }) => pk === 'STATS').map(({ countedAt: _, ...rest }) => rest)

const period = 10
const dueDay = period
const repay = async (loanId: number, at: number) => settleRepayment(paid(await openRepayment(loanId, at)), at)

describe('a day', () => {
  it('is counted when it is over, from what the steps wrote', async () => {
    await loanIn('repaying')
    const { no } = await loanIn('repaying')
    await settlePayout(await payoutResult(no, 'cancelled'), noon + MINUTE)
    await review(await submitted(noon, 500), 'first', false, 'maker')
    const undecided = await submitted(noon)
    await review(undecided, 'first', true, 'maker')
    await review(undecided, 'second', false, 'checker')
    const unwanted = await submitted(noon)
    await commit(...cancelLoan(await read.loan(unwanted), { operator: 'op', reason: 'r' }, noon))
    expect((await countDays(startOf(day(1)) + 119 * MINUTE)).counted).not.toContain(monday)
    expect(await countDays(night(day(1)))).toEqual({ counted: [monday] })
    expect(await kept(monday)).toEqual({
      ...keys.statistics(monday),
      date: monday,
      ...noFlows,
      signUps: 5,
      applications: 5,
      appliedFen: 4500_00,
      firstPassed: 3,
      firstRejected: 1,
      secondPassed: 2,
      secondRejected: 1,
      cancelled: 1,
      disbursed: 2,
      disbursedFen: 2000_00,
      reversed: 1,
      reversedFen: 1000_00,
      overdueLoans: 0,
      openByDueDate: { [day(dueDay)]: 1 },
      countedAt: night(day(1)),
    })
  })

  it('is counted once, also when two runs count it at once', async () => {
    const before = await testStack.everything()
    expect(await Promise.all([countDays(night(day(1))), countDays(night(day(1)) + 5 * MINUTE)])).toEqual([
      { counted: [] },
      { counted: [] },
    ])
    expect(await testStack.everything()).toEqual(before)
    const runs = await Promise.all([
      countDays(night(day(2))),
      countDays(night(day(2)) + 1),
      countDays(night(day(2)) + 2),
    ])
    expect(runs.flatMap(({ counted }) => counted)).toEqual([day(1)])
  })

  it('its last moment is its own; the first of the next is not', async () => {
    await submitted(startOf(day(3)) - 1)
    await submitted(startOf(day(3)), 500)
    await countDays(night(day(4)))
    expect(await kept(day(2))).toMatchObject({ applications: 1, appliedFen: 1000_00 })
    expect(await kept(day(3))).toMatchObject({ applications: 1, appliedFen: 500_00 })
  })
})

it('loans fall overdue, are collected and written off, with no look at any of them', async () => {
  const [first] = [
    await loanIn('repaying', { now: startOf(day(4)) + MINUTE }),
    await loanIn('repaying', { now: startOf(day(4)) + MINUTE }),
  ]
  const due = 4 + period
  const inTime = await loanIn('repaying', { now: startOf(day(4)) + MINUTE })
  await repay(inTime.loanId, startOf(day(due)) + MINUTE)
  await repay(first.loanId, startOf(day(due + 1)) + DAY / 2)
  await countDays(night(day(due + 2)))
  // Monday's loan is still owed as well.
  expect(await kept(day(dueDay))).toMatchObject({ newlyOverdue: 0, overdueLoans: 0 })
  expect(await kept(day(dueDay + 1))).toMatchObject({ newlyOverdue: 1, overdueLoans: 1 })
  expect(await kept(day(due))).toMatchObject({
    ...noFlows,
    repaid: 1,
    repaidPrincipalFen: 1000_00,
    repaidFeesFen: 6_00,
    overdueLoans: 1,
    openByDueDate: { [day(due)]: 2 },
  })
  expect(await kept(day(due + 1))).toMatchObject({
    ...noFlows,
    newlyOverdue: 2,
    repaid: 1,
    repaidPrincipalFen: 1000_00,
    repaidFeesFen: 6_00,
    repaidPenaltyFen: 50,
    collected: 1,
    collectedFen: 1006_50,
    overdueLoans: 2,
    openByDueDate: {},
  })
})

it('nights that were missed are made up for, and late runs come to the same, also after a crash', async () => {
  const lost = await loanIn('repaying', { now: startOf(day(20)) })
  const at = startOf(day(20 + period + 91)) + DAY / 2
  await commit(...writeOffLoan(await read.loan(lost.loanId), { operator: 'op', reason: 'gone' }, at))
  for (let n = 17; n <= 30; n++) await countDays(night(day(n)))
  await countDays(night(day(122)))
  const nightly = await counted()
  expect(nightly.at(-1)).toMatchObject({ date: day(121), writtenOff: 1, writtenOffFen: 1000_00, overdueLoans: 2 })
  // A run that died on the way left the first of them.
  for (const { pk, sk } of nightly.slice(20)) await removeItem({ pk: String(pk), sk: String(sk) })
  expect((await countDays(night(day(122)))).counted).toHaveLength(nightly.length - 20)
  expect(await counted()).toEqual(nightly)
})

it('what is booked after the count belongs to its own day, and changes no other', async () => {
  const before = await counted()
  const now = startOf(day(122)) + DAY / 2
  const { no } = await loanIn('granting', { now: startOf(day(100)) })
  const settled = { settleDate: day(100).replaceAll('-', '') }
  await settlePayout(await payoutResult(no, 'success', settled), now)
  await countDays(night(day(123)))
  expect((await counted()).slice(0, -1)).toEqual(before)
  expect(await kept(day(122))).toMatchObject({ disbursed: 1, newlyOverdue: 0, overdueLoans: 2 })
})

describe('operators', () => {
  const statistics = (query = {}) => operator('ada', 'reviewer')('books/statistics', { query })

  it('see the days that are counted, oldest first, in yuan', async () => {
    const { results } = await statistics({ from: monday, to: day(1) })
    expect(results.map(({ date }: { date: string }) => date)).toEqual([monday, day(1)])
    expect(results[0]).toMatchObject({ applications: 5, applied_amount: 4500, open_loans: 1, overdue_rate: 0 })
    const { results: late } = await statistics({ from: day(15), to: day(15) })
    expect(late[0]).toMatchObject({ collected: 1, collected_amount: 1006.5, overdue_loans: 2, overdue_rate: 1 })
  })

  it('are refused what is no range of at most 92 days', async () => {
    expect((await statistics({ from: monday, to: day(91) })).results).toHaveLength(92)
    for (const [query, rule] of [
      [
        { from: monday, to: day(92) },
        `from ${monday} to ${day(92)} are 93 days, at most 92 are shown at a time: ask for a part`,
      ],
      [{ from: day(1), to: monday }, `from ${day(1)} is after to ${monday}`],
      [{ from: 'monday' }, 'from: a day as 2026-12-01'],
      [{ to: '2026-02-30' }, 'to: a day as 2026-12-01'],
    ] as const) {
      expect(await statistics(query)).toEqual({
        status: 'FAILURE',
        error_message: `A parameter is missing or wrong: ${rule}`,
      })
    }
  })
})
