import { describe, expect, it, vi } from 'vitest'
import { breakKinds } from '../../../lib/domain/break.ts'
import { dateOf } from '../../../lib/domain/calendar.ts'
import { settlePayout } from '../../../lib/lending/payout/settle.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { keys } from '../../../lib/store/keys.ts'
import { movementsOf } from '../../../lib/store/movement.ts'
import { db } from '../../../lib/table/client.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import { borrowers, DAY, MINUTE } from '../borrowers.ts'
import { reconciling, type Word } from '../reconciling.ts'
import { testStack } from '../test-stack.ts'

const { disburse, loanIn, openRepayment, paid, payoutResult, read } = borrowers()
const { aDay, night, closeDays, provider, reconciled, closedAndReconciled, runOf } = reconciling()

const send = db.send.bind(db)

const run = (words: Record<string, Word>, at: number, more: { budgetMs?: number } = {}) => {
  const asker = provider(words)
  return { asked: asker.asked, done: closedAndReconciled(asker, at, more) }
}
const breaksOf = async (no: string) => {
  const found = await Promise.all(breakKinds.map((kind) => get<{ kind: string }>(keys.break(kind, no))))
  return found.flatMap((one) => (one ? [one.kind] : []))
}

describe('a day on which all agrees', () => {
  it('opens no break and wakes nobody, and is looked at once', async () => {
    const day = await aDay()
    const { no, loanId } = await loanIn('repaying', { now: day })
    const order = await openRepayment(loanId, day + MINUTE)
    await settleRepayment(paid(order), day + 2 * MINUTE)
    const first = run({}, night(day))
    expect(await first.done).toMatchObject({
      [dateOf(day)]: { agrees: 2, booked: 0, differs: 0, loans: expect.any(Number), loansDiffer: 0 },
    })
    expect(first.asked.toSorted()).toEqual([no, order.no].toSorted())
    const again = run({}, night(day) + MINUTE)
    await again.done
    expect(again.asked).toEqual([])
    expect(await runOf(day)).toMatchObject({ doneAt: night(day), again: [] })
    expect(testStack.alarms()).toEqual([])
  })
})

it('a day of which something may still be on its way waits for the night, whoever calls before', async () => {
  const day = await aDay()
  const { no } = await loanIn('repaying', { now: day })
  const early = run({}, night(day) - 61 * MINUTE)
  expect(await early.done).not.toHaveProperty(dateOf(day))
  expect(early.asked).toEqual([])
  const inTime = run({}, night(day))
  await inTime.done
  expect(inTime.asked).toEqual([no])
})

describe('what was merely missed is booked', () => {
  it('a repayment whose notification was lost', async () => {
    const day = await aDay()
    const { loanId } = await loanIn('repaying', { now: day })
    const order = await openRepayment(loanId, day + MINUTE)
    await run({ [order.no]: { state: 'paid', notice: paid(order) } }, night(day)).done
    expect(await read.loan(loanId)).toMatchObject({ state: 'finished' })
    expect(await read.repayment(order.no)).toMatchObject({ state: 'paid', answers: [{ source: 'query' }] })
    expect(await breaksOf(order.no)).toEqual([])
    expect((await runOf(day)).counts).toMatchObject({ booked: 1, differs: 0 })
  })

  it('a payout that nobody heard the end of, and its return', async () => {
    const day = await aDay()
    const { loanId, no } = await loanIn('granting', { now: day })
    await run({ [no]: await payoutResult(no, 'success') }, night(day)).done
    expect(await read.loan(loanId)).toMatchObject({ state: 'repaying' })

    const other = await aDay()
    const second = await loanIn('repaying', { now: other })
    await run({ [second.no]: await payoutResult(second.no, 'cancelled') }, night(other)).done
    expect(await read.loan(second.loanId)).toMatchObject({ state: 'review_success' })
    expect((await movementsOf(second.loanId)).map(({ kind }) => kind)).toEqual(['disbursed', 'disbursement-reversed'])
  })

  it('at the same moment as its notification: once', async () => {
    const day = await aDay()
    const { loanId } = await loanIn('repaying', { now: day })
    const order = await openRepayment(loanId, day + MINUTE)
    const words = { [order.no]: { state: 'paid' as const, notice: paid(order) } }
    await Promise.all([run(words, night(day)).done, settleRepayment(paid(order), night(day))])
    expect((await movementsOf(loanId)).filter(({ kind }) => kind === 'repaid')).toHaveLength(1)
    expect(await breaksOf(order.no)).toEqual([])
  })
})

describe('what differs is a break, and is not booked', () => {
  it.each<[string, (no: string) => Promise<Word>, string]>([
    ['one fen more', async (no) => payoutResult(no, 'success', { amountFen: 1000_01 }), 'amount-mismatch'],
    ['another number', async (no) => payoutResult(no, 'success', { providerNo: 'P0' }), 'number-mismatch'],
    ['failed', async (no) => payoutResult(no, 'failure'), 'state-mismatch'],
    ['no such order', async () => ({ state: 'unknown' }), 'missing-at-vendor'],
  ])('a payout that was booked, and of which the provider says: %s', async (_, word, kind) => {
    const day = await aDay()
    const { loanId, no } = await loanIn('repaying', { now: day })
    const before = [await read.loan(loanId), await movementsOf(loanId)]
    const alarms = testStack.alarms().length
    await run({ [no]: await word(no) }, night(day)).done
    expect(await breaksOf(no)).toEqual([kind])
    expect(await get(keys.break(kind, no))).toMatchObject({ state: 'open', loanId, amountFen: 1000_00 })
    expect([await read.loan(loanId), await movementsOf(loanId)]).toEqual(before)
    expect((await runOf(day)).counts).toMatchObject({ differs: 1 })
    expect(testStack.alarms().slice(alarms)).toEqual(['reconciliation found differences'])
  })

  it('a repayment that the provider has in another amount, paid there and not here', async () => {
    const day = await aDay()
    const { loanId } = await loanIn('repaying', { now: day })
    const order = await openRepayment(loanId, day + MINUTE)
    await run({ [order.no]: { state: 'paid', notice: paid(order, { amountFen: 1 }) } }, night(day)).done
    expect(await breaksOf(order.no)).toEqual(['amount-mismatch'])
    expect(await read.loan(loanId)).toMatchObject({ state: 'repaying' })
  })

  it('a loan whose movements say another principal than its state', async () => {
    const day = await aDay()
    const { loanId, no } = await loanIn('repaying', { now: day })
    await update(keys.loan(loanId), { set: { state: 'finished' } })
    await run({}, night(day)).done
    expect(await breaksOf(no)).toEqual(['books-mismatch'])
    expect(await get(keys.break('books-mismatch', no))).toMatchObject({
      amountFen: 1000_00,
      detail: 'finished owes 0.00 of principal, its movements say 1000.00',
    })
  })

  async function changedAfterItsClose() {
    const day = await aDay()
    const { loanId, no } = await loanIn('repaying', { now: day })
    await closeDays(night(day) - 60 * MINUTE)
    const postings = { loans_receivable: 999_00, psp_clearing: -999_00 }
    await update(keys.movement(loanId, 'disbursed', no), { set: { postings } })
    return day
  }

  it('a day that was changed after it was closed', async () => {
    const day = await changedAfterItsClose()
    const alarms = testStack.alarms().length
    await run({}, night(day)).done
    expect(testStack.alarms().slice(alarms)).toContain('a closed day has changed')
  })

  it('and is told by the next run, when this one crashed before it could', async () => {
    const day = await changedAfterItsClose()
    const alarms = testStack.alarms().length
    vi.spyOn(db, 'send').mockImplementation((async (command: { input: object }) => {
      if (JSON.stringify(command.input).includes('"CLOSE"')) throw new Error('crash')
      return send(command as never)
    }) as never)
    await expect(reconciled(provider(), night(day))).rejects.toThrow('crash')
    vi.mocked(db.send).mockRestore()
    await run({}, night(day) + MINUTE).done
    expect(testStack.alarms().slice(alarms)).toContain('a closed day has changed')
  })

  it('a closed day that cannot be summed any more fails the run, and keeps no other day from being done', async () => {
    const day = await aDay()
    const { loanId, no } = await loanIn('repaying', { now: day })
    const other = await loanIn('repaying', { now: day + DAY })
    await closeDays(night(day) - 60 * MINUTE)
    await update(keys.movement(loanId, 'disbursed', no), { remove: ['postings'] })
    const second = run({}, night(day, 2))
    await expect(second.done).rejects.toThrow(TypeError)
    expect(second.asked).toContain(other.no)
    expect(await runOf(day)).not.toHaveProperty('doneAt')
    expect(await runOf(day + DAY)).toMatchObject({ doneAt: night(day, 2) })
  })
})

describe('silence is no difference', () => {
  it('the order is asked about again the next nights, and then left to people', async () => {
    const day = await aDay()
    const { no } = await loanIn('repaying', { now: day })
    const alarms = testStack.alarms().length
    for (const n of [1, 2]) {
      await run({ [no]: 'silence' }, night(day, n)).done
      expect(await runOf(day)).toMatchObject({ again: [no] })
      expect(await runOf(day)).not.toHaveProperty('doneAt')
    }
    expect(testStack.alarms()).toHaveLength(alarms)
    await run({ [no]: 'silence' }, night(day, 3)).done
    expect(await runOf(day)).toMatchObject({ again: [no], givenUp: true })
    expect(testStack.alarms().slice(alarms)).toEqual(['reconciliation given up'])
    expect(await breaksOf(no)).toEqual([])
  })

  it('an answer in the second night ends it', async () => {
    const day = await aDay()
    const { no } = await loanIn('repaying', { now: day })
    await run({ [no]: 'silence' }, night(day)).done
    const second = run({}, night(day, 2))
    await second.done
    expect(second.asked).toEqual([no])
    expect(await runOf(day)).toMatchObject({ again: [], doneAt: night(day, 2), counts: { agrees: 1 } })
  })

  it('a provider that answers nothing ends the run, which fails, and the next begins where it stopped', async () => {
    const day = await aDay()
    const words: Record<string, Word> = {}
    for (let n = 0; n < 12; n++) words[(await loanIn('repaying', { now: day })).no] = 'silence'
    const down = run(words, night(day))
    await expect(down.done).rejects.toThrow('the provider is silent')
    expect(down.asked.length).toBeLessThan(12)
    expect(await runOf(day)).not.toHaveProperty('doneAt')
    const up = run({}, night(day) + MINUTE)
    await up.done
    expect((await runOf(day)).counts.agrees).toBe(12)
  })
})

describe('one order’s fault', () => {
  it('keeps no other from being looked at', async () => {
    const day = await aDay()
    const loans = [await loanIn('repaying', { now: day }), await loanIn('repaying', { now: day })]
    const [bad, good] = loans.map(({ no }) => no) as [string, string]
    const { asked, done } = run({ [bad]: 'poison' }, night(day))
    await done
    expect(asked.toSorted()).toEqual([bad, good].toSorted())
    expect(await runOf(day)).toMatchObject({ again: [bad], counts: { agrees: 1 } })
  })
})

describe('a run that is cut short', () => {
  it('goes on where it stopped, and counts and asks nothing twice', async () => {
    const day = await aDay()
    const orders: string[] = []
    for (let n = 0; n < 8; n++) orders.push((await loanIn('repaying', { now: day })).no)
    const asked: string[] = []
    for (let runs = 0; runs < 30; runs++) {
      const one = run({}, night(day), { budgetMs: -1 })
      await one.done.catch((error: unknown) => expect(String(error)).toContain('out of time'))
      asked.push(...one.asked)
      if ((await runOf(day)).doneAt) break
    }
    expect(asked.toSorted()).toEqual(orders.toSorted())
    expect((await runOf(day)).counts).toMatchObject({ agrees: 8, loans: 8 })
  })

  it('by a crash behind a booking books nothing twice', async () => {
    const day = await aDay()
    const { loanId } = await loanIn('repaying', { now: day })
    const order = await openRepayment(loanId, day + MINUTE)
    const words = { [order.no]: { state: 'paid' as const, notice: paid(order) } }
    await settleRepayment(paid(order), night(day), 'query')
    await run(words, night(day)).done
    expect((await movementsOf(loanId)).filter(({ kind }) => kind === 'repaid')).toHaveLength(1)
    expect((await runOf(day)).counts).toMatchObject({ booked: 0, agrees: 2 })
  })

  it('two at once: one does the day, the other stops', async () => {
    const day = await aDay()
    for (let n = 0; n < 6; n++) await loanIn('repaying', { now: day })
    await Promise.all([run({}, night(day)).done, run({}, night(day)).done])
    await run({}, night(day)).done
    expect((await runOf(day)).counts).toMatchObject({ agrees: 6, differs: 0 })
  })
})

describe('a payout that was given up and paid after all', () => {
  it('is booked as what it is, with the break of that step', async () => {
    const day = await aDay()
    const { loanId } = await loanIn('review_success', { now: day })
    const no = await disburse(loanId, day)
    await settlePayout(await payoutResult(no, 'failure'), day + MINUTE)
    await run({ [no]: await payoutResult(no, 'success') }, night(day)).done
    expect(await breaksOf(no)).toEqual(['payout-after-end'])
    expect((await movementsOf(loanId)).map(({ kind }) => kind)).toEqual(['stray-payout'])
  })
})
