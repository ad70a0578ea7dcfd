import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it, vi } from 'vitest'
import { addDays, dateOf, startOf } from '../../../lib/domain/calendar.ts'
import { balances } from '../../../lib/domain/ledger.ts'
import { ageLoans } from '../../../lib/lending/overdue/age-loans.ts'
import { settlePayout } from '../../../lib/lending/payout/settle.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { keys } from '../../../lib/store/keys.ts'
import { movementsOf } from '../../../lib/store/movement.ts'
import { db } from '../../../lib/table/client.ts'
import { get } from '../../../lib/table/read.ts'
import { borrowers, DAY, MINUTE, noon, present } from '../borrowers.ts'

const { disburse, grant, loanIn, openRepayment, paid, payoutResult, read } = borrowers()

/** The bank sent the payout back, and operators paid it out again: the loan begins anew. */
async function paidOutAgain(loanId: number, now: number): Promise<void> {
  const { payoutNo } = await read.loan(loanId)
  await settlePayout(await payoutResult(present(payoutNo), 'cancelled'), now)
  const no = await disburse(loanId, now)
  await settlePayout(await payoutResult(no, 'success'), now)
}

const booked = async (loanId: number) => (await movementsOf(loanId)).map(({ kind }) => kind).sort()
const sumsOf = async (loanId: number) => balances((await movementsOf(loanId)).map(({ postings }) => postings))

const nightBefore = (now: number) => ({ date: dateOf(now), since: dateOf(now - DAY) })

describe('a loan that was returned by the bank and paid out again', () => {
  it('is not repaid by an order of its first life, which charged days that are forgotten', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const couponId = await grant(userId, { amountFen: 1_00 })
    const now = noon + 9 * DAY
    const old = await openRepayment(loanId, now)
    await paidOutAgain(loanId, now + MINUTE)
    expect(await settleRepayment(paid(old), now + 2 * MINUTE)).toBe(true)
    expect((await read.loan(loanId)).state).toBe('repaying')
    expect(await booked(loanId)).toEqual(['disbursed', 'disbursed', 'disbursement-reversed', 'paid-in-vain'])
    expect(await sumsOf(loanId)).toMatchObject({ loans_receivable: 1000_00, refund_payable: -old.amountFen })
    expect(await get(keys.coupon(userId, couponId))).toMatchObject({ state: 'unused' })
    const again = await openRepayment(loanId, now + 3 * MINUTE)
    expect(again.feesFen).toBeLessThan(old.feesFen)
    expect(await settleRepayment(paid(again), now + 3 * MINUTE)).toBe(true)
    expect((await read.loan(loanId)).state).toBe('finished')
    expect(await sumsOf(loanId)).toMatchObject({ loans_receivable: 0, refund_payable: -old.amountFen })
    expect((await read.user(userId)).quotaFrozenFen).toBe(0)
  })

  it('on the same day, is repaid by it: the same is due', async () => {
    const { loanId } = await loanIn('repaying')
    const old = await openRepayment(loanId, noon)
    await paidOutAgain(loanId, noon + MINUTE)
    expect(await settleRepayment(paid(old), noon + 2 * MINUTE)).toBe(true)
    expect((await read.loan(loanId)).state).toBe('finished')
    expect(await sumsOf(loanId)).toMatchObject({ loans_receivable: 0 })
  })

  it('stays in the index of what falls due, when a night saw it in its first life', async () => {
    const { loanId } = await loanIn('repaying')
    const seen = (await read.loan(loanId)) as never
    const now = noon + 101 * DAY
    await paidOutAgain(loanId, now)
    await ageLoans([seen], nightBefore(now), startOf(dateOf(now)))
    const loan = await read.loan(loanId)
    expect(loan).toMatchObject({ dueSk: expect.stringContaining(addDays(dateOf(now), 10)) })
  })

  it('while a night turns it overdue, is not overdue', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const seen = (await read.loan(loanId)) as never
    const now = noon + 12 * DAY
    const send = db.send.bind(db) as (command: unknown) => Promise<unknown>
    const spy = vi.spyOn(db, 'send').mockImplementation(async (command: unknown) => {
      const answer = await send(command)
      if (!(command instanceof GetCommand)) return answer
      // Between the night's look at the loan and its write.
      spy.mockRestore()
      await paidOutAgain(loanId, now)
      return answer
    })
    await ageLoans([seen], nightBefore(now), startOf(dateOf(now)))
    const begins = { state: 'repaying', startDate: dateOf(now), dueDate: addDays(dateOf(now), 10) }
    expect(await read.loan(loanId)).toMatchObject(begins)
    expect((await read.user(userId)).openLoan).toMatchObject(begins)
  })
})
