import { describe, expect, it, vi } from 'vitest'
import { balances } from '../../../lib/domain/ledger.ts'
import { withAccount } from '../../../lib/lending/loan/account.ts'
import { transitionLoan } from '../../../lib/lending/loan/transition.ts'
import { bookRepayment } from '../../../lib/lending/repayment/book.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { keys } from '../../../lib/store/keys.ts'
import { movementsOf } from '../../../lib/store/movement.ts'
import { db } from '../../../lib/table/client.ts'
import { tryCommit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import { borrowers, DAY, MINUTE, noon, present } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { loanIn, openRepayment, paid, read } = borrowers()

const breakOf = (kind: string, no: string) => get<object>(keys.break(kind, no))
const booksOf = async (loanId: number) => {
  const movements = await movementsOf(loanId)
  return {
    kinds: movements.map(({ kind }) => kind).sort(),
    balances: balances(movements.map(({ postings }) => postings)),
  }
}

describe('a payment', () => {
  it('finishes the loan, thaws its quota, books every part and tells the borrower', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const order = await openRepayment(loanId, noon + 11 * DAY)
    expect(await settleRepayment(paid(order), noon + 11 * DAY)).toBe(true)
    expect(await read.loan(loanId)).toMatchObject({
      state: 'finished',
      repaidFen: order.amountFen,
      repaidAt: noon + 11 * DAY,
    })
    const user = await read.user(userId)
    expect(user).toMatchObject({
      quotaTotalFen: 2000_00,
      quotaAvailableFen: 2000_00,
      quotaFrozenFen: 0,
      successCount: 1,
    })
    expect(user).not.toHaveProperty('openLoan')
    // 5.00 interest, 0.50 and 0.50 fees, 0.50 for the day late.
    expect(await booksOf(loanId)).toEqual({
      kinds: ['disbursed', 'repaid'],
      balances: { loans_receivable: 0, psp_clearing: 6_50, fee_income: -6_00, penalty_income: -50 },
    })
    expect(await get(keys.loanRow(userId, loanId))).toMatchObject({ state: 'finished', repaidFen: order.amountFen })
    const told = (await testStack.everything()).filter((item) => item.userId === userId && item.template === 'repaid')
    expect(told).toMatchObject([{ params: { account: '1006.50' } }])
  })

  it('told a hundred times at once is booked once, and every copy is acknowledged', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const notice = paid(await openRepayment(loanId))
    const answers = await Promise.all(Array.from({ length: 100 }, () => settleRepayment(notice, noon)))
    expect(answers).toEqual(Array.from({ length: 100 }, () => true))
    expect((await booksOf(loanId)).kinds).toEqual(['disbursed', 'repaid'])
    expect(await read.user(userId)).toMatchObject({ quotaAvailableFen: 2000_00, quotaFrozenFen: 0 })
    const told = (await testStack.everything()).filter((item) => item.userId === userId && item.template === 'repaid')
    expect(told).toHaveLength(1)
  })

  it('of an order that expired meanwhile is still a payment', async () => {
    const { loanId } = await loanIn('repaying')
    const order = await openRepayment(loanId)
    await update(keys.order(order.no), { set: { state: 'expired' } })
    expect(await settleRepayment(paid(order), noon + 121 * MINUTE)).toBe(true)
    expect((await read.loan(loanId)).state).toBe('finished')
  })

  it('by the older of two open orders finishes the loan too', async () => {
    const { loanId } = await loanIn('repaying')
    const older = await openRepayment(loanId)
    await openRepayment(loanId, noon + 120 * MINUTE)
    expect(await settleRepayment(paid(older), noon + 121 * MINUTE)).toBe(true)
    expect(await read.loan(loanId)).toMatchObject({ state: 'finished', repaidFen: older.amountFen })
  })
})

describe('a second payment', () => {
  const twice = async () => {
    const { loanId, userId } = await loanIn('repaying')
    return {
      loanId,
      userId,
      orders: [await openRepayment(loanId), await openRepayment(loanId, noon + 120 * MINUTE)] as const,
    }
  }

  it('by another order is owed back, and the operators see it', async () => {
    const { loanId, userId, orders } = await twice()
    const [first, second] = orders
    await settleRepayment(paid(first), noon)
    expect(await settleRepayment(paid(second), noon)).toBe(true)
    const { kinds, balances: sums } = await booksOf(loanId)
    expect(kinds).toEqual(['disbursed', 'paid-in-vain', 'repaid'])
    expect(sums).toMatchObject({ loans_receivable: 0, refund_payable: -second.amountFen })
    expect(await get(keys.order(second.no))).toMatchObject({ state: 'paid' })
    expect(await get(keys.break('paid-in-vain', second.no))).toMatchObject({
      workPk: 'QUEUE#break',
      state: 'open',
      loanId,
      amountFen: second.amountFen,
    })
    expect(await read.user(userId)).toMatchObject({ quotaAvailableFen: 2000_00, quotaFrozenFen: 0 })
    expect(testStack.alarms()).toContain('unapplied payment owed back')
  })

  it('at the same time as the first, many times over: one repays, one is owed back', async () => {
    const { loanId, userId, orders } = await twice()
    const notices = Array.from({ length: 40 }, (_, n) => paid(present(orders[n % 2])))
    const answers = await Promise.all(notices.map((notice) => settleRepayment(notice, noon)))
    expect(new Set(answers)).toEqual(new Set([true]))
    const { kinds, balances: sums } = await booksOf(loanId)
    expect(kinds).toEqual(['disbursed', 'paid-in-vain', 'repaid'])
    expect(sums.loans_receivable).toBe(0)
    expect(Object.values(sums).reduce((sum, fen) => sum + fen, 0)).toBe(0)
    expect((await read.user(userId)).quotaFrozenFen).toBe(0)
  })

  it('told again is acknowledged and not booked again', async () => {
    const { orders } = await twice()
    for (const order of orders) await settleRepayment(paid(order), noon)
    const before = await testStack.everything()
    for (const order of orders) expect(await settleRepayment(paid(order), noon + DAY)).toBe(true)
    expect(await testStack.everything()).toEqual(before)
  })
})

describe('what is not acknowledged, and books nothing:', () => {
  it('another amount, no success, an unknown order, the number of a payout', async () => {
    const { loanId, no } = await loanIn('repaying')
    const order = await openRepayment(loanId)
    const before = await testStack.everything()
    expect(await settleRepayment(paid(order, { amountFen: order.amountFen - 1 }), noon)).toBe(false)
    expect(await settleRepayment(paid(order, { result: 'PROCESSING' }), noon)).toBe(false)
    expect(await settleRepayment(paid(order, { result: 'FAILURE' }), noon)).toBe(false)
    expect(await settleRepayment(paid(order, { orderNo: '202612010000000000000000' }), noon)).toBe(false)
    expect(await settleRepayment(paid(order, { orderNo: no, amountFen: 1000_00 }), noon)).toBe(false)
    const unbroken = (items: Record<string, unknown>[]) => items.filter(({ sk }) => sk !== 'BREAK')
    expect(unbroken(await testStack.everything())).toEqual(unbroken(before))
    expect(await breakOf('amount-mismatch', order.no)).toMatchObject({ loanId, amountFen: order.amountFen - 1 })
    expect(await breakOf('state-mismatch', order.no)).toMatchObject({ loanId, amountFen: order.amountFen })
    expect(await breakOf('missing-here', '202612010000000000000000')).toMatchObject({ state: 'open' })
    expect(await breakOf('missing-here', no)).toMatchObject({ state: 'open', loanId })
  })

  it('rings once, however often it is told; the true notice is booked all the same', async () => {
    const order = await openRepayment((await loanIn('repaying')).loanId)
    const rung = testStack.alarms().length
    await Promise.all(Array.from({ length: 20 }, () => settleRepayment(paid(order, { amountFen: 1 }), noon)))
    expect(testStack.alarms().slice(rung)).toEqual(['repayment notice mismatch'])
    expect(await settleRepayment(paid(order), noon)).toBe(true)
  })
})

describe('a payment is an entry of its loan:', () => {
  /** Round trips to the table. */
  async function tripsOf(act: () => Promise<unknown>): Promise<string[]> {
    const spy = vi.spyOn(db, 'send')
    await act()
    const commands = spy.mock.calls.map(([command]) => command.constructor.name)
    spy.mockRestore()
    return commands
  }

  it('two round trips the first time, one for a repetition', async () => {
    const { loanId } = await loanIn('repaying')
    const notice = paid(await openRepayment(loanId))
    expect(await tripsOf(() => settleRepayment(notice, noon))).toEqual(['BatchGetCommand', 'TransactWriteCommand'])
    expect(await tripsOf(() => settleRepayment(notice, noon))).toEqual(['BatchGetCommand'])
  })

  it('a loan that changes between the read and the write is read and folded again', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const order = await openRepayment(loanId)
    const stale = present(withAccount(await read.loan(loanId)))
    const late = { event: 'fellDue', at: noon + 1 }
    const writes = bookRepayment(order, stale, paid(order), { at: noon + 2, source: 'notification' })
    await update(keys.loan(loanId), { set: { state: 'overdue' }, append: { history: [late] } })
    await update(keys.user(userId), { set: { 'openLoan.state': 'overdue' } })
    expect((await tryCommit(...writes))?.guard.name).toBe('accountAsSeen')
    expect(await settleRepayment(paid(order), noon + 2)).toBe(true)
    const loan = await read.loan(loanId)
    expect(loan.state).toBe('finished')
    expect(loan.history.map(({ event }) => event).slice(-2)).toEqual(['fellDue', 'repaid'])
  })

  it('a job that read the loan before the payment comes too late', async () => {
    const { loanId } = await loanIn('repaying')
    const stale = await read.loan(loanId)
    await settleRepayment(paid(await openRepayment(loanId)), noon)
    const before = await testStack.everything()
    const overdue = transitionLoan(stale, { event: 'fellDue', by: 'nightly', at: noon })
    expect((await tryCommit(...overdue))?.guard.name).toBe('loanAllows:fellDue')
    expect(await testStack.everything()).toEqual(before)
  })

  it('what was booked before is not booked again, even where the order has forgotten it', async () => {
    const { loanId } = await loanIn('repaying')
    const order = await openRepayment(loanId)
    await settleRepayment(paid(order), noon)
    await update(keys.order(order.no), { set: { state: 'waiting' } })
    expect(await settleRepayment(paid(order), noon)).toBe(true)
    expect((await booksOf(loanId)).kinds).toEqual(['disbursed', 'repaid'])
  })
})
