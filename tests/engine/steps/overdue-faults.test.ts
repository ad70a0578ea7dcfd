import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { addDays, dateOf, startOf } from '../../../lib/domain/calendar.ts'
import { writeOffLoan } from '../../../lib/lending/loan/write-off.ts'
import { ageShards } from '../../../lib/lending/overdue/age-shards.ts'
import { settlePayout } from '../../../lib/lending/payout/settle.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { putAll } from '../../../lib/store/due.ts'
import { keys } from '../../../lib/store/keys.ts'
import type { Loan } from '../../../lib/store/loan.ts'
import { db } from '../../../lib/table/client.ts'
import { commit } from '../../../lib/table/commit.ts'
import { DUE_SHARDS, dueOn, dueShardPk, shardOf } from '../../../lib/table/index-keys.ts'
import { get } from '../../../lib/table/read.ts'
import { removeItem, update } from '../../../lib/table/update.ts'
import { borrowers, DAY, noon } from '../borrowers.ts'
import { nights } from '../nights.ts'
import { testStack } from '../test-stack.ts'

const { loanIn, openRepayment, paid, payoutResult, read } = borrowers()
const { pace, night, forget, cacheOf, messagesOf, told } = nights()

const period = 10
const dueDate = addDays(dateOf(noon), period)
const lateBy = (days: number) => addDays(dueDate, days)

const parked = () => testStack.alarms().filter((event) => event === 'overdue item quarantined').length

/** Each test has loans and nights of its own. */
async function clear() {
  await forget()
  for (const { pk, sk, duePk } of await testStack.everything())
    if (duePk || String(pk).startsWith('OUTBOX#')) await removeItem({ pk: String(pk), sk: String(sk) })
}
beforeEach(clear)

/** So many loans like this one in a shard; the one itself is gone. Answers with how many of them a date has counted. */
async function fill(shard: number, count: number, loan: Loan) {
  const ids: number[] = []
  for (let id = noon * 4096; ids.length < count; id++) if (shardOf(String(id), DUE_SHARDS) === shard) ids.push(id)
  await removeItem(keys.loan(loan.id))
  await putAll(ids.map((id) => ({ ...loan, ...keys.loan(id), ...dueOn(dueDate, id), id })) as never)
  const cached = async () => (await testStack.everything()).filter(({ sk }) => sk === 'OVERDUE')
  return async (date: string) =>
    (await cached()).filter(({ loanId, through }) => through === date && ids.includes(Number(loanId))).length
}

type Send = (command: object) => Promise<object>
/** Something happens just before the next write of a kind reaches the table. */
function rightBefore(kind: new (input: never) => object, happens: () => Promise<unknown>) {
  const send = db.send.bind(db) as Send
  const spy = vi.spyOn(db, 'send').mockImplementation((async (command: object) => {
    if (command instanceof kind) {
      spy.mockRestore()
      await happens()
    }
    return send(command)
  }) as typeof db.send)
}

const poisons: [string, Record<string, unknown>, string[]?][] = [
  ['no terms', {}, ['terms']],
  ['no rates', {}, ['terms.rates']],
  ['a rate that is text', { 'terms.rates.overduePpm': 'much' }],
  ['no cap', {}, ['terms.rates.overdueCapDays']],
  ['a principal that is text', { 'terms.principalFen': '100000' }],
  ['a principal of half a fen', { 'terms.principalFen': 1000.5 }],
  ['a fee that is text', { 'terms.fees.accrual': '500' }],
  ['a due date that is none', { dueDate: 'soon' }],
  ['no due date', {}, ['dueDate']],
  ['no start date', {}, ['startDate']],
  ['the number of another', { id: 42 }],
  ['no number', {}, ['id']],
  ['no borrower', {}, ['userId']],
  ['a state that nobody knows', { state: 'lost' }],
]

it('loans that are no sound loans are parked, and the rest goes on; mended, they come to the same', async () => {
  const sound = await loanIn('repaying')
  const unsound: { what: string; loanId: number; was: Loan }[] = []
  for (const [what, set, remove = []] of poisons) {
    const { loanId } = await loanIn('repaying')
    unsound.push({ what, loanId, was: await read.loan(loanId) })
    await update(keys.loan(loanId), { set, remove })
  }
  await night(lateBy(1))
  expect(parked()).toBe(poisons.length)
  expect((await read.loan(sound.loanId)).state).toBe('overdue')
  expect(await cacheOf(sound.loanId)).toMatchObject({ overdueDays: 1 })
  for (const { what, loanId, was } of unsound) {
    expect.soft([await cacheOf(loanId), await told(loanId)], what).toEqual([undefined, []])
    await commit({ put: was })
  }
  // Done is done: they are tried again, and somebody is told again, on the next night only.
  await night(lateBy(1))
  expect(parked()).toBe(poisons.length)
  await night(lateBy(2))
  expect(parked()).toBe(poisons.length)
  for (const { what, loanId } of unsound) {
    expect.soft((await read.loan(loanId)).state, what).toBe('overdue')
    expect.soft(await cacheOf(loanId), what).toMatchObject({ overdueDays: 2, overdueFee: 100 })
  }
})

it('a loan that its borrower does not know is parked', async () => {
  const { loanId, userId } = await loanIn('repaying')
  await update(keys.user(userId), { remove: ['openLoan'] })
  const alarms = parked()
  await night(lateBy(1))
  expect(parked()).toBe(alarms + 1)
  expect((await read.loan(loanId)).state).toBe('repaying')
})

describe('a loan that ends between the look and the write', () => {
  it('repaid: stays finished, and nobody is woken', async () => {
    const { loanId } = await loanIn('repaying')
    const order = await openRepayment(loanId, startOf(lateBy(1)) - 60_000)
    const alarms = parked()
    rightBefore(TransactWriteCommand, () => settleRepayment(paid(order), startOf(lateBy(1)) - 1000))
    await night(lateBy(1))
    expect((await read.loan(loanId)).state).toBe('finished')
    expect(parked()).toBe(alarms)
  })

  it('sent back by the bank: waits for its disbursement', async () => {
    const { loanId, no } = await loanIn('repaying')
    const result = await payoutResult(no, 'cancelled')
    rightBefore(TransactWriteCommand, () => settlePayout(result, startOf(lateBy(1))))
    await night(lateBy(1))
    expect((await read.loan(loanId)).state).toBe('review_success')
  })

  it('written off: stays so, on the night on which it would leave the index', async () => {
    const { loanId } = await loanIn('repaying')
    for (const day of [1, 2]) await night(lateBy(day))
    const loan = await read.loan(loanId)
    const at = startOf(lateBy(91)) + DAY / 2
    rightBefore(UpdateCommand, () => commit(...writeOffLoan(loan, { operator: 'op', reason: 'gone' }, at)))
    await night(lateBy(92))
    const after = await read.loan(loanId)
    expect(after.state).toBe('written_off')
    expect(after).not.toHaveProperty('duePk')
  })
})

describe('nights that were missed', () => {
  it('also on the cap day: come to what the nights would have written', async () => {
    const { loanId: daily } = await loanIn('repaying')
    for (const day of [1, 2, 89, 90, 91]) await night(lateBy(day))
    const { loanId: missed } = await loanIn('repaying')
    await night(lateBy(93))
    const own = { pk: '', loanId: 0 }
    expect({ ...(await cacheOf(missed)), ...own }).toEqual({ ...(await cacheOf(daily)), ...own })
    expect(await cacheOf(daily)).toMatchObject({ overdueDays: 90, overdueFee: 4500, through: lateBy(90) })
  })

  it('are made up for in notices: the newest is said, with what is due now, and none twice', async () => {
    const { loanId } = await loanIn('repaying')
    await night(lateBy(2), undefined, lateBy(-4))
    expect(await messagesOf(loanId)).toMatchObject([{ template: 'overdue-notice', params: { day: '2' } }])
    // That night is done again, as if nobody had noted it.
    await forget()
    await night(lateBy(2), undefined, lateBy(0))
    await night(lateBy(3), undefined, lateBy(0))
    expect(await told(loanId)).toEqual(['overdue-notice', 'overdue-notice'])
  })

  it('are not made up for in reminders, nor in notices after the cap day', async () => {
    const { loanId: early } = await loanIn('repaying')
    await night(lateBy(-2), undefined, lateBy(-5))
    expect(await told(early)).toEqual([])
    await clear()
    const { loanId: capped } = await loanIn('repaying')
    await night(lateBy(93), undefined, lateBy(86))
    expect(await told(capped)).toEqual([])
  })
})

it('a night of the evening tells nobody: the next one makes up for it', async () => {
  const { loanId } = await loanIn('repaying')
  await night(lateBy(1), startOf(lateBy(1)) + 21.5 * 3_600_000)
  expect([(await read.loan(loanId)).state, await told(loanId)]).toEqual(['overdue', []])
  await night(lateBy(2), undefined, lateBy(0))
  expect(await messagesOf(loanId)).toMatchObject([{ template: 'overdue-notice', params: { day: '2' } }])
})

it('a loan that was parked on its first day late is told of it when it falls overdue', async () => {
  const { loanId } = await loanIn('repaying')
  const was = await read.loan(loanId)
  await update(keys.loan(loanId), { remove: ['history'] })
  await night(lateBy(1))
  await update(keys.loan(loanId), { set: { history: was.history } })
  await night(lateBy(2))
  expect(await messagesOf(loanId)).toMatchObject([{ template: 'overdue-notice', params: { day: '2' } }])
})

describe('a moment of trouble', () => {
  const throttled = () =>
    new TransactionCanceledException({
      message: 'throttled',
      $metadata: {},
      CancellationReasons: [{ Code: 'ThrottlingError' }],
    })
  /** Calls of a kind fail for as long as the table is in trouble. */
  function troubled(fails: (command: object) => Error | undefined) {
    const send = db.send.bind(db) as Send
    return vi.spyOn(db, 'send').mockImplementation((async (command: object) => {
      const error = fails(command)
      if (error) throw error
      return send(command)
    }) as typeof db.send)
  }

  it('of the table parks no loan: the page is done again, by the workflow or by the next start of the night', async () => {
    const loans = [await loanIn('repaying'), await loanIn('repaying')]
    const alarms = parked()
    const trouble = troubled((command) => (command instanceof TransactWriteCommand ? throttled() : undefined))
    await expect(night(lateBy(1))).rejects.toThrow('throttled')
    trouble.mockRestore()
    await night(lateBy(1), startOf(lateBy(1)) + 6 * 3_600_000)
    for (const { loanId } of loans) {
      expect((await read.loan(loanId)).state).toBe('overdue')
      expect(await told(loanId)).toEqual(['overdue-notice'])
    }
    expect(parked()).toBe(alarms)
  })

  it.each([
    ['once leaves the index all the same', 1],
    ['longer than its tries parks no loan either', 9],
  ])('of one write that meets a transaction: a loan on its cap day that meets it %s', async (_, times) => {
    const { loanId } = await loanIn('repaying')
    await night(lateBy(89))
    const alarms = parked()
    let left = times
    const ongoing = () => new TransactionConflictException({ message: 'ongoing', $metadata: {} })
    const trouble = troubled((command) =>
      command instanceof UpdateCommand && command.input.Key?.sk === 'LOAN' && left-- > 0 ? ongoing() : undefined,
    )
    if (times > 5) await expect(night(lateBy(90))).rejects.toThrow('ongoing')
    else await night(lateBy(90))
    trouble.mockRestore()
    expect(parked()).toBe(alarms)
    expect('duePk' in (await read.loan(loanId))).toBe(times > 5)
  })

  it('of a table that is gone does not use up the time of an invocation', async () => {
    const { loanId } = await loanIn('repaying')
    const shard = 12
    await fill(shard, 30, await read.loan(loanId))
    let tried = 0
    const trouble = troubled((command) => {
      if (!(command instanceof TransactWriteCommand)) return undefined
      tried++
      return Object.assign(new Error('no answer'), { name: 'TimeoutError' })
    })
    const worker = { date: lateBy(1), since: dueDate, shards: [shard] }
    await expect(ageShards(worker, startOf(lateBy(1)) + 300_000, pace)).rejects.toThrow('no answer')
    trouble.mockRestore()
    expect(tried).toBe(10)
  })

  it('of one shard keeps no other shard of its worker from being done', async () => {
    const loans = await Promise.all(Array.from({ length: 12 }, () => loanIn('repaying')))
    const shards = loans.map(({ loanId }) => shardOf(String(loanId), DUE_SHARDS))
    const bad = Math.min(...shards)
    const trouble = troubled((command) =>
      command instanceof QueryCommand && command.input.ExpressionAttributeValues?.[':pk'] === dueShardPk(bad)
        ? new Error('this partition is in trouble')
        : undefined,
    )
    const worker = { date: lateBy(1), since: dueDate, shards: [...new Set([bad, ...shards])] }
    await expect(ageShards(worker, startOf(lateBy(1)) + 300_000, pace)).rejects.toThrow('in trouble')
    trouble.mockRestore()
    for (const [n, { loanId }] of loans.entries())
      expect((await read.loan(loanId)).state).toBe(shards[n] === bad ? 'repaying' : 'overdue')
  })
})

describe('a night that dies', () => {
  /** The table is gone from the n-th write on: for the process, the same as its end. */
  function dieAtWrite(n: number) {
    const send = db.send.bind(db) as Send
    let writes = 0
    return vi.spyOn(db, 'send').mockImplementation((async (command: object) => {
      const reads = /^(Get|Query)/.test(command.constructor.name)
      if (!reads) writes++
      if (writes >= n) throw new Error('killed')
      return send(command)
    }) as typeof db.send)
  }

  it('at any of its writes, is finished by the next run, to the same', async () => {
    // One shard: a loan that falls due, one that is reminded of, one on its cap day, in the order of their due dates.
    const date = lateBy(1)
    const dueDates = { capped: addDays(date, -90), fallsDue: addDays(date, -1), reminded: addDays(date, 1) }
    const ids = Array.from({ length: 20_000 }, (_, n) => noon * 4096 + n).filter(
      (id) => shardOf(String(id), DUE_SHARDS) === 9,
    )
    const run = () => ageShards({ date, since: addDays(date, -1), shards: [9] }, startOf(date) + 300_000, pace)
    let died = 0
    for (let n = 1; died === n - 1; n++) {
      const loans: Record<string, number> = {}
      for (const [what, due] of Object.entries(dueDates)) {
        const { loanId, userId } = await loanIn('repaying')
        const loan = await read.loan(loanId)
        const id = ids.pop() ?? 0
        const state = what === 'capped' ? 'overdue' : 'repaying'
        await removeItem(keys.loan(loanId))
        await commit({ put: { ...loan, ...keys.loan(id), ...dueOn(due, id), id, state, dueDate: due } as never })
        await update(keys.user(userId), { set: { 'openLoan.id': id, 'openLoan.dueDate': due } })
        loans[what] = id
      }
      const spy = dieAtWrite(n)
      died += await run().then(
        () => 0,
        () => 1,
      )
      spy.mockRestore()
      expect(await run()).toEqual({ done: true })
      const of = async (id = 0) => {
        const { state, history, ...loan } = await read.loan(id)
        const cache = await cacheOf(id)
        const fellDue = history.filter(({ event }) => event === 'fellDue').length
        return { state, fellDue, told: await told(id), days: cache?.overdueDays, inIndex: 'duePk' in loan }
      }
      expect(await of(loans.capped)).toEqual({ state: 'overdue', fellDue: 0, told: [], days: 90, inIndex: false })
      expect(await of(loans.fallsDue)).toEqual({
        state: 'overdue',
        fellDue: 1,
        told: ['overdue-notice'],
        days: 1,
        inIndex: true,
      })
      expect(await of(loans.reminded)).toMatchObject({ state: 'repaying', told: ['repayment-reminder'], inIndex: true })
      await clear()
    }
    // One batch, the cap, the transaction, two notices, the checkpoint.
    expect(died).toBe(6)
  })
})

describe('a loan without a penalty', () => {
  it('is reminded of, and falls overdue, as any other', async () => {
    const { loanId } = await loanIn('repaying')
    await update(keys.loan(loanId), { set: { 'terms.rates.overdueCapDays': 0 } })
    for (let day = -3; day <= 2; day++) await night(lateBy(day))
    expect(await told(loanId)).toEqual(Array(3).fill('repayment-reminder'))
    const loan = await read.loan(loanId)
    expect(loan.state).toBe('overdue')
    expect(loan).not.toHaveProperty('duePk')
  })
})

describe('a night', () => {
  it('twice at once comes to the same as once', async () => {
    const loans = await Promise.all([loanIn('repaying'), loanIn('repaying'), loanIn('repaying')])
    await Promise.all([night(lateBy(1)), night(lateBy(1))])
    for (const { loanId } of loans) {
      const loan = await read.loan(loanId)
      expect(loan.history.filter(({ event }) => event === 'fellDue')).toHaveLength(1)
      expect(await told(loanId)).toEqual(['overdue-notice'])
    }
  })

  it('that goes on after its day is over leaves the rest to the next, and sends no notice of yesterday', async () => {
    const { loanId } = await loanIn('repaying')
    await night(lateBy(2))
    await night(lateBy(1), startOf(lateBy(2)) + 600_000)
    expect(await cacheOf(loanId)).toMatchObject({ overdueDays: 2, through: lateBy(2) })
    expect(await messagesOf(loanId)).toMatchObject([{ params: { day: '2' } }])
  })

  it('whose day ends between two pages stops there', async () => {
    const [shard, date] = [11, lateBy(3)]
    const { loanId } = await loanIn('repaying')
    const counted = await fill(shard, 600, { ...(await read.loan(loanId)), state: 'overdue' })
    const midnight = startOf(addDays(date, 1))
    const clock = vi.spyOn(Date, 'now')
    rightBefore(BatchWriteCommand, async () => clock.mockReturnValue(Date.now() + 60_000))
    await ageShards({ date, since: addDays(date, -1), shards: [shard] }, midnight - 30_000, pace)
    clock.mockRestore()
    expect(await counted(date)).toBe(500)
  })

  it('whose day ends between two shards leaves the second to the next', async () => {
    const [date, loans] = [lateBy(3), [(await loanIn('repaying')).loanId, (await loanIn('repaying')).loanId]]
    const counted = [
      await fill(14, 1, await read.loan(loans[0] ?? 0)),
      await fill(15, 1, await read.loan(loans[1] ?? 0)),
    ]
    const clock = vi.spyOn(Date, 'now')
    rightBefore(BatchWriteCommand, async () => clock.mockReturnValue(Date.now() + 60_000))
    await ageShards({ date, since: lateBy(2), shards: [14, 15] }, startOf(addDays(date, 1)) - 30_000, pace)
    clock.mockRestore()
    expect(await Promise.all(counted.map((of) => of(date)))).toEqual([1, 0])
  })

  it('of a day that has not begun is refused: nobody is late by it, and it is left to be done', async () => {
    const { loanId } = await loanIn('repaying')
    await expect(night(lateBy(1), startOf(lateBy(1)) - 1)).rejects.toThrow('has not begun')
    expect(await read.loan(loanId)).toMatchObject({ state: 'repaying' })
    await night(lateBy(1))
    expect(await read.loan(loanId)).toMatchObject({ state: 'overdue' })
  })
})

it('a shard of many loans goes on at the page where an invocation ended, or died', async () => {
  const [shard, date] = [7, lateBy(3)]
  const { loanId } = await loanIn('repaying')
  const counted = await fill(shard, 1100, { ...(await read.loan(loanId)), state: 'overdue' })
  const invoke = (pages: number) =>
    ageShards({ date, since: addDays(date, -1), shards: [shard, shard + 1] }, startOf(date) + 300_000, {
      ...pace,
      pages,
    })

  expect(await invoke(1)).toEqual({ done: false })
  expect(await counted(date)).toBe(500)
  // The second page is written, its checkpoint is not.
  rightBefore(UpdateCommand, () => Promise.reject(new Error('killed')))
  await expect(invoke(20)).rejects.toThrow('killed')
  expect(await counted(date)).toBe(1000)
  // The pages of an invocation are those of all its shards: the first is done with the second page, the other is not begun.
  expect(await invoke(2)).toEqual({ done: false })
  expect(await counted(date)).toBe(1100)
  expect(await invoke(1)).toEqual({ done: true })
  expect(await get(keys.jobShard('overdue', date, shard))).toMatchObject({ done: true, counts: { accruing: 1100 } })
})
