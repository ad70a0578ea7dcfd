import { describe, expect, it } from 'vitest'
import { homeDetail, homeState } from '../../../functions/home/detail.ts'
import { dateOf } from '../../../lib/domain/calendar.ts'
import { balances } from '../../../lib/domain/ledger.ts'
import { repaymentRow } from '../../../lib/lending/loan/records.ts'
import { writeOffLoan } from '../../../lib/lending/loan/write-off.ts'
import { settlePayout } from '../../../lib/lending/payout/settle.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { keys } from '../../../lib/store/keys.ts'
import { movementsOf } from '../../../lib/store/movement.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get, queryLast } from '../../../lib/table/read.ts'
import { misprints } from '../../unit/domain/panels.ts'
import { atOnce, borrowers, codeOf, DAY, noon, present } from '../borrowers.ts'

const { loanIn, application, openRepayment, paid, payoutResult, read } = borrowers()

/** Paid out at noon for ten days; the penalty grows for ninety days after those. */
const capDay = noon + 100 * DAY
const past = capDay + DAY

const writeOff = async (loanId: number, now = past) =>
  commit(...writeOffLoan(await read.loan(loanId), { operator: 'risk', reason: 'nobody to be found' }, now))

async function booksOf(loanId: number) {
  const movements = await movementsOf(loanId)
  return [movements.map(({ kind }) => kind).sort(), balances(movements.map(({ postings }) => postings))]
}

const lost = [['disbursed', 'written-off'], { loans_receivable: 0, write_off: 1000_00, psp_clearing: -1000_00 }]

describe('a write-off', () => {
  it('moves the principal out of the receivables, is written down, and leaves the loan open and overdue', async () => {
    const { loanId, userId } = await loanIn('repaying')
    await writeOff(loanId)
    expect(await booksOf(loanId)).toEqual(lost)
    const user = await read.user(userId)
    const loan = present(user.openLoan)
    expect([loan.state, homeState[loan.state]]).toEqual(['written_off', 'overdue'])
    expect(homeDetail(loan, dateOf(past))).toMatchObject([{ title: 'overdue', content: { max_overdue: true } }])
    expect(user).toMatchObject({ quotaAvailableFen: 1000_00, quotaFrozenFen: 1000_00 })
    const row = present(await get(keys.loanRow(userId, loanId)))
    expect(row).toMatchObject({ state: 'written_off' })
    expect(repaymentRow(row as never, user, dateOf(past))).toMatchObject({ state: 'repaying' })
    expect(await queryLast(keys.loan(loanId).pk, 'AUDIT#', 1)).toMatchObject([
      { action: 'writeOff', operator: 'risk', after: 'written_off', why: 'nobody to be found' },
    ])
    expect(await codeOf(commit(...application(user, { now: past }).writes))).toBe('LOAN_OPEN_ALREADY')
  })

  it('is too early on the last day on which the penalty grows', async () => {
    const { loanId } = await loanIn('repaying')
    expect(await codeOf(writeOff(loanId, capDay))).toBe('WRITE_OFF_TOO_EARLY')
    expect((await read.loan(loanId)).state).toBe('repaying')
  })

  it.each(['auditing', 'review_success', 'granting'] as const)('of a loan that is %s is refused', async (state) => {
    expect(await codeOf(writeOff((await loanIn(state)).loanId))).toBe('WRITE_OFF_STATE')
  })

  it('many times at once is booked once', async () => {
    const { loanId } = await loanIn('repaying')
    const seen = await read.loan(loanId)
    const click = (n: number) => commit(...writeOffLoan(seen, { operator: `o${n}`, reason: 'gone' }, past))
    expect(await atOnce(10, click)).toEqual({ done: 1, WRITE_OFF_STATE: 9 })
    expect(await booksOf(loanId)).toEqual(lost)
  })
})

describe('after a write-off', () => {
  it('may be paid in two parts: recovered, ended, and its quota is for operators to grant again', async () => {
    const { loanId, userId } = await loanIn('repaying')
    await writeOff(loanId)
    const later = past + DAY
    const order = await openRepayment(loanId, later)
    await commit({ update: keys.order(order.no), changes: { set: { amountFen: 500_00, part: true } } })
    expect(await settleRepayment(paid({ ...order, amountFen: 500_00 }), later)).toBe(true)
    expect(await read.loan(loanId)).toMatchObject({ state: 'written_off', account: { recovered: 500_00 } })
    expect(await read.user(userId)).toMatchObject({
      quotaTotalFen: 1500_00,
      quotaAvailableFen: 1000_00,
      quotaFrozenFen: 500_00,
    })
    const rest = await openRepayment(loanId, later + DAY)
    expect(rest.amountFen).toBe(551_00)
    expect(await settleRepayment(paid(rest), later + DAY)).toBe(true)
    expect(await read.loan(loanId)).toMatchObject({ state: 'finished', repaidFen: 1051_00 })
    const user = await read.user(userId)
    expect(user).toMatchObject({ quotaTotalFen: 1000_00, quotaAvailableFen: 1000_00, quotaFrozenFen: 0 })
    expect(user).not.toHaveProperty('openLoan')
    expect(await booksOf(loanId)).toEqual([
      ['disbursed', 'recovered', 'recovered', 'written-off'],
      {
        loans_receivable: 0,
        write_off: 1000_00,
        psp_clearing: 51_00,
        recovery_income: -1000_00,
        fee_income: -6_00,
        penalty_income: -45_00,
      },
    ])
  })

  it('is taken back by money that is valued on its day or before', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const order = await openRepayment(loanId, past)
    await writeOff(loanId)
    expect((await read.user(userId)).openLoan).toHaveProperty('order')
    expect(await settleRepayment(paid(order), past + DAY)).toBe(true)
    expect(await settleRepayment(paid(order), past + DAY)).toBe(true)
    expect((await read.loan(loanId)).state).toBe('finished')
    const [kinds, sums] = await booksOf(loanId)
    expect(kinds).toEqual(['disbursed', 'repaid', 'write-off-reversed', 'written-off'])
    expect(sums).toMatchObject({ loans_receivable: 0, write_off: 0, fee_income: -6_00, penalty_income: -45_00 })
    expect(await read.user(userId)).toMatchObject({ quotaTotalFen: 2000_00, quotaFrozenFen: 0 })
  })

  it('a payout that the bank sends back after all is no loss: the loan is cancelled, with a break, and nothing is owed', async () => {
    const { loanId, userId, no } = await loanIn('repaying')
    await writeOff(loanId)
    const open = await openRepayment(loanId, past)
    const result = await payoutResult(no, 'cancelled')
    const answers = await Promise.all(Array.from({ length: 20 }, () => settlePayout(result, past)))
    expect(new Set(answers)).toEqual(new Set([true]))
    expect(await booksOf(loanId)).toEqual([
      ['disbursed', 'write-off-recovered', 'written-off'],
      { loans_receivable: 0, write_off: 0, psp_clearing: 0 },
    ])
    expect(await get(keys.break('state-mismatch', no))).toMatchObject({ state: 'open' })
    expect((await read.loan(loanId)).state).toBe('cancelled')
    const user = await read.user(userId)
    expect(user).toMatchObject({
      quotaTotalFen: 2000_00,
      quotaAvailableFen: 2000_00,
      quotaFrozenFen: 0,
      successCount: 0,
    })
    expect(user).not.toHaveProperty('openLoan')
    expect(misprints({ state: 'audit_failure', detail: homeDetail(present(user.lastLoan), dateOf(past)) })).toEqual([])
    // Money for the order that was open comes all the same.
    expect(await settleRepayment(paid(open), past + DAY)).toBe(true)
    expect((await booksOf(loanId))[1]).toMatchObject({ refund_payable: -open.amountFen, write_off: 0 })
  })

  it('and a part paid, what was paid is owed back, and all of the quota is free', async () => {
    const { loanId, userId, no } = await loanIn('repaying')
    await writeOff(loanId)
    const order = await openRepayment(loanId, past + DAY)
    await commit({ update: keys.order(order.no), changes: { set: { amountFen: 500_00, part: true } } })
    await settleRepayment(paid({ ...order, amountFen: 500_00 }), past + DAY)
    expect((await read.user(userId)).quotaTotalFen).toBe(1500_00)
    expect(await settlePayout(await payoutResult(no, 'cancelled'), past + 2 * DAY)).toBe(true)
    expect((await booksOf(loanId))[1]).toEqual({
      loans_receivable: 0,
      write_off: 0,
      recovery_income: 0,
      psp_clearing: 500_00,
      refund_payable: -500_00,
    })
    expect(await read.user(userId)).toMatchObject({
      quotaTotalFen: 2000_00,
      quotaAvailableFen: 2000_00,
      quotaFrozenFen: 0,
    })
  })

  it('and a repayment at the same moment, the books show one of the two', async () => {
    const { loanId } = await loanIn('repaying')
    const order = await openRepayment(loanId, past)
    await Promise.all([codeOf(writeOff(loanId)), settleRepayment(paid(order), past)])
    const { state } = await read.loan(loanId)
    const [kinds] = await booksOf(loanId)
    const ends = [
      ['disbursed', 'repaid'],
      ['disbursed', 'repaid', 'write-off-reversed', 'written-off'],
    ]
    expect(state).toBe('finished')
    expect(ends).toContainEqual(kinds)
  })
})
