import { describe, expect, it } from 'vitest'
import { addDays, dateOf } from '../../../lib/domain/calendar.ts'
import { balances } from '../../../lib/domain/ledger.ts'
import { bookPayout } from '../../../lib/lending/payout/book.ts'
import { settlePayout } from '../../../lib/lending/payout/settle.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { keys } from '../../../lib/store/keys.ts'
import { movementsOf } from '../../../lib/store/movement.ts'
import { tryCommit } from '../../../lib/table/commit.ts'
import { queuedSince } from '../../../lib/table/index-keys.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import type { PayoutResult } from '../../../lib/vendors/payment-provider.ts'
import { borrowers, DAY, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { disburse, loanIn, openRepayment, paid, payoutResult, read } = borrowers()

const today = dateOf(noon)
const settle = async (no: string, state: PayoutResult['state'], more: Partial<PayoutResult> = {}) =>
  settlePayout(await payoutResult(no, state, more), noon)

const breakOf = (kind: string, no: string) => get<object>(keys.break(kind, no))
const unbroken = (items: Record<string, unknown>[]) => items.filter(({ sk }) => sk !== 'BREAK')

/** What of a payout counts: where loan, borrower and books stand. */
async function standing(loanId: number) {
  const loan = await read.loan(loanId)
  const { successCount, quotaAvailableFen, quotaFrozenFen, openLoan } = await read.user(loan.userId)
  const movements = await movementsOf(loanId)
  return {
    state: loan.state,
    shown: openLoan?.state,
    successCount,
    quotaAvailableFen,
    quotaFrozenFen,
    movements: movements.map(({ kind }) => kind).sort(),
    balances: balances(movements.map(({ postings }) => postings)),
  }
}

const repaying = {
  state: 'repaying',
  shown: 'repaying',
  successCount: 1,
  quotaAvailableFen: 1000_00,
  quotaFrozenFen: 1000_00,
  movements: ['disbursed'],
  balances: { loans_receivable: 1000_00, psp_clearing: -1000_00 },
}
const approvedAgain = {
  ...repaying,
  state: 'review_success',
  shown: 'review_success',
  successCount: 0,
  movements: [],
  balances: {},
}
const reversed = {
  ...approvedAgain,
  movements: ['disbursed', 'disbursement-reversed'],
  balances: { loans_receivable: 0, psp_clearing: 0 },
}

describe('SUCCESS', () => {
  it('books the money, dates the loan from a settlement day to come and tells the borrower', async () => {
    const { loanId, userId, no } = await loanIn('granting')
    const settleDate = addDays(today, 1)
    expect(await settle(no, 'success', { settleDate: settleDate.replaceAll('-', '') })).toBe(true)
    expect(await standing(loanId)).toEqual(repaying)
    const dates = { startDate: settleDate, dueDate: addDays(settleDate, 10), lendingAt: noon }
    expect(await read.loan(loanId)).toMatchObject(dates)
    expect((await read.user(userId)).openLoan).toMatchObject(dates)
    const messages = (await testStack.everything()).filter(
      (item) => item.template === 'loan-paid-out' && item.userId === userId,
    )
    expect(messages).toMatchObject([{ params: { date: settleDate, cash_account: '1000.00' } }])
    expect(await get(keys.order(no))).not.toHaveProperty('duePk')
  })

  it.each([
    undefined,
    '20261399',
    '',
    '20170101',
    addDays(today, -1).replaceAll('-', ''),
    addDays(today, 4).replaceAll('-', ''),
    '20991231',
  ])(
    'dates the loan from today when the settlement day is %j, which is none, before the booking or far ahead',
    async (settleDate) => {
      const { loanId, no } = await loanIn('granting')
      await settle(no, 'success', settleDate === undefined ? {} : { settleDate })
      expect((await read.loan(loanId)).startDate).toBe(today)
    },
  )

  it('a hundred times at once is booked once, and every copy is acknowledged', async () => {
    const { loanId, userId, no } = await loanIn('granting')
    const result = await payoutResult(no, 'success')
    const answers = await Promise.all(Array.from({ length: 100 }, () => settlePayout(result, noon)))
    expect(answers).toEqual(Array.from({ length: 100 }, () => true))
    expect(await standing(loanId)).toEqual(repaying)
    const messages = (await testStack.everything()).filter(
      (item) => item.template === 'loan-paid-out' && item.userId === userId,
    )
    expect(messages).toHaveLength(1)
  })

  it('after a CANCEL changes nothing', async () => {
    const { loanId, no } = await loanIn('granting')
    expect(await settle(no, 'cancelled')).toBe(true)
    const before = await testStack.everything()
    expect(await settle(no, 'success')).toBe(true)
    expect(await testStack.everything()).toEqual(before)
    expect(await standing(loanId)).toEqual(approvedAgain)
  })

  it('of an order that waits for an operator’s confirmation takes it out of that queue', async () => {
    const { no } = await loanIn('granting')
    await update(keys.order(no), { set: { state: 'check', ...queuedSince('confirm', noon) } })
    expect(await settle(no, 'success')).toBe(true)
    expect(await get(keys.order(no))).not.toHaveProperty('workPk')
  })
})

describe.each(['failure', 'closed', 'cancelled'] as const)('%s', (state) => {
  it('gives the loan back for another try, with its quota still frozen', async () => {
    const { loanId, no } = await loanIn('granting')
    expect(await settle(no, state)).toBe(true)
    expect(await standing(loanId)).toEqual(approvedAgain)
    expect((await read.payout(no)).state).toBe(state)
    expect((await read.loan(loanId)).payoutNo).toBeUndefined()
    const second = await disburse(loanId)
    expect(await read.payout(second)).toMatchObject({ state: 'created', attempt: 2 })
  })

  it('of an earlier order, told again, leaves the live one alone', async () => {
    const { loanId, no } = await loanIn('granting')
    await settle(no, state)
    await disburse(loanId)
    const before = await testStack.everything()
    expect(await settle(no, state)).toBe(true)
    expect(await testStack.everything()).toEqual(before)
  })
})

describe('after a SUCCESS', () => {
  it.each(['failure', 'closed'] as const)(
    '%s is not believed: nothing is booked, a break is opened, and somebody is told once',
    async (state) => {
      const { loanId, no } = await loanIn('repaying')
      const before = await testStack.everything()
      const rung = testStack.alarms().length
      for (let told = 0; told < 3; told++) expect(await settle(no, state)).toBe(false)
      expect(unbroken(await testStack.everything())).toEqual(unbroken(before))
      expect(await breakOf('state-mismatch', no)).toMatchObject({ state: 'open', loanId, amountFen: 1000_00 })
      expect(await standing(loanId)).toEqual(repaying)
      expect(testStack.alarms().slice(rung)).toEqual(['payout result contradicts the booked one'])
    },
  )

  it('CANCEL takes the money out of the books once and gives the loan back', async () => {
    const { loanId, no } = await loanIn('repaying')
    const result = await payoutResult(no, 'cancelled')
    const answers = await Promise.all(Array.from({ length: 50 }, () => settlePayout(result, noon + DAY)))
    expect(new Set(answers)).toEqual(new Set([true]))
    expect(await standing(loanId)).toEqual(reversed)
    const loan = await read.loan(loanId)
    expect(loan).not.toHaveProperty('dueDate')
    expect((await read.user(loan.userId)).openLoan).not.toHaveProperty('dueDate')
    expect(loan.log.map(({ title }) => title)).not.toContain('repaying')
  })

  it('and a CANCEL, another payout runs and counts as the first', async () => {
    const { loanId, no } = await loanIn('repaying')
    await settle(no, 'cancelled')
    const second = await disburse(loanId)
    await settle(second, 'success')
    expect(await standing(loanId)).toEqual({
      ...repaying,
      movements: ['disbursed', 'disbursed', 'disbursement-reversed'],
    })
    expect(await settle(no, 'cancelled')).toBe(true)
    expect((await standing(loanId)).state).toBe('repaying')
  })

  it('and the repayment, a CANCEL reopens nothing: the money is owed to the borrower', async () => {
    const { loanId, userId, no } = await loanIn('repaying')
    await settleRepayment(paid(await openRepayment(loanId)), noon)
    const user = await read.user(userId)
    const result = await payoutResult(no, 'cancelled')
    const answers = await Promise.all(Array.from({ length: 50 }, () => settlePayout(result, noon + DAY)))
    expect(new Set(answers)).toEqual(new Set([true]))
    const { state, movements, balances } = await standing(loanId)
    expect([state, movements]).toEqual(['finished', ['disbursed', 'repaid', 'returned-after-end']])
    expect(balances).toMatchObject({ loans_receivable: 0, refund_payable: -1000_00 })
    expect(await breakOf('cancel-after-finish', no)).toMatchObject({ state: 'open', loanId, amountFen: 1000_00 })
    expect(testStack.alarms()).toContain('payout returned after its loan ended')
    expect(await read.user(userId)).toEqual(user)
  })

  it('a CANCEL takes the open repayment order from the borrower; paid all the same, it is paid in vain', async () => {
    const { loanId, userId, no } = await loanIn('repaying')
    const order = await openRepayment(loanId)
    expect(await settle(no, 'cancelled')).toBe(true)
    expect((await read.user(userId)).openLoan).not.toHaveProperty('order')
    expect(await settleRepayment(paid(order), noon)).toBe(true)
    expect(await standing(loanId)).toMatchObject({
      state: 'review_success',
      movements: ['disbursed', 'disbursement-reversed', 'paid-in-vain'],
      balances: { loans_receivable: 0, psp_clearing: order.amountFen, refund_payable: -order.amountFen },
    })
  })

  it('a CANCEL that comes with the repayment leaves one of the two, whole', async () => {
    const { loanId, userId, no } = await loanIn('repaying')
    const notice = paid(await openRepayment(loanId))
    const cancel = await payoutResult(no, 'cancelled')
    await Promise.all([settlePayout(cancel, noon), settleRepayment(notice, noon)])
    const { state, movements } = await standing(loanId)
    const { quotaFrozenFen } = await read.user(userId)
    if (state === 'finished') {
      expect([movements, quotaFrozenFen]).toEqual([['disbursed', 'repaid', 'returned-after-end'], 0])
    } else {
      expect(state).toBe('review_success')
      expect([movements, quotaFrozenFen]).toEqual([['disbursed', 'disbursement-reversed', 'paid-in-vain'], 1000_00])
    }
  })
})

describe('a result', () => {
  it('of another amount, of an unknown order or of a repayment’s number is not taken', async () => {
    const { loanId, no } = await loanIn('granting')
    const other = await openRepayment((await loanIn('repaying')).loanId)
    const before = await testStack.everything()
    expect(await settle(no, 'success', { amountFen: 1000_01 })).toBe(false)
    expect(await settle(no, 'success', { orderNo: '202612010000000000000000' })).toBe(false)
    expect(await settle(no, 'success', { orderNo: other.no, amountFen: other.amountFen })).toBe(false)
    expect(unbroken(await testStack.everything())).toEqual(unbroken(before))
    expect((await read.loan(loanId)).state).toBe('granting')
    expect(await breakOf('amount-mismatch', no)).toMatchObject({ amountFen: 1000_01, loanId })
    expect(await breakOf('missing-here', '202612010000000000000000')).toMatchObject({ state: 'open' })
    expect(await breakOf('missing-here', other.no)).toMatchObject({ state: 'open' })
  })

  it('that is not taken rings once, however often it is told', async () => {
    const { no } = await loanIn('granting')
    const rung = testStack.alarms().length
    await Promise.all(Array.from({ length: 20 }, () => settle(no, 'success', { amountFen: 1 })))
    expect(testStack.alarms().slice(rung)).toEqual(['payout result mismatch'])
  })

  it('never books the same event twice, even where the order has forgotten it', async () => {
    const { loanId, no } = await loanIn('repaying')
    const [order, loan] = [await read.payout(no), await read.loan(loanId)]
    await update(keys.order(no), { set: { state: 'processing' } })
    const writes = bookPayout(
      { ...order, state: 'processing' },
      { ...loan, state: 'granting' },
      await payoutResult(no, 'success'),
      'paidOut',
      { at: noon, source: 'notification' },
    )
    expect((await tryCommit(...writes))?.guard.name).toBe('notBooked')
    expect((await standing(loanId)).successCount).toBe(1)
  })

  it('of an order that is not the loan’s live one moves no loan', async () => {
    const { loanId, no } = await loanIn('granting')
    await update(keys.loan(loanId), { set: { payoutNo: 'another' } })
    expect(await settle(no, 'failure')).toBe(false)
    expect((await read.loan(loanId)).state).toBe('granting')
  })
})
