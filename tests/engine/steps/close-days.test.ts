import fc from 'fast-check'
import { expect, it } from 'vitest'
import { closeDays } from '../../../lib/books/close-days.ts'
import { sumsOfDay, trialBalance } from '../../../lib/books/trial-balance.ts'
import { addDays, dateOf, startOf } from '../../../lib/domain/calendar.ts'
import { balances, disbursed, type Postings, unappliedPayment } from '../../../lib/domain/ledger.ts'
import { lastClose } from '../../../lib/store/close.ts'
import { keys } from '../../../lib/store/keys.ts'
import { bookMovement, type Movement } from '../../../lib/store/movement.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'
import { repaid } from '../../unit/domain/legs.ts'
import { DAY, nextId, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const HOUR = 3_600_000
const booked: { at: number; postings: Postings }[] = []

async function book(at: number, postings: Postings, more: Partial<Movement> = {}) {
  const id = nextId()
  const orderNo = `${dateOf(at).replaceAll('-', '')}${id}`
  await commit(bookMovement({ loanId: id, kind: 'repaid', orderNo, at, date: dateOf(at), postings, ...more }))
  booked.push({ at, postings })
  return orderNo
}

const night = (date: string) => startOf(date) + 2 * HOUR
const closeOf = (date: string) => get(keys.close(date))
/** What the accounts come to by the test's own count. */
const expected = (until: string, from = '0') =>
  balances(booked.filter(({ at }) => dateOf(at) <= until && dateOf(at) >= from).map(({ postings }) => postings))
const of = (postings: Postings) => Object.fromEntries(Object.entries(postings).filter(([, fen]) => fen !== 0))

const monday = dateOf(noon)
const [tuesday, wednesday, thursday, friday] = [1, 2, 3, 4].map((days) => addDays(monday, days)) as [
  string,
  string,
  string,
  string,
]

it('a day is closed from 02:00 of the next on, with what all accounts come to', async () => {
  for (let n = 0; n < 40; n++) await book(noon + n * 60_000, disbursed(1000_00 + n))
  expect((await closeDays(night(tuesday) - 1)).closed).not.toContain(monday)
  expect(await closeDays(night(tuesday))).toEqual({ closed: [monday] })
  expect(await closeOf(monday)).toMatchObject({
    date: monday,
    balances: expected(monday),
    movements: 40,
    unbalanced: [],
    closedAt: night(tuesday),
  })
})

it('closing twice, also at once, writes nothing more', async () => {
  const before = await testStack.everything()
  await Promise.all([closeDays(night(tuesday)), closeDays(night(tuesday) + HOUR)])
  expect(await testStack.everything()).toEqual(before)
})

it('the last moment of a day is its own; the first of the next is not', async () => {
  await book(startOf(wednesday) - 1, unappliedPayment(7))
  await book(startOf(wednesday), unappliedPayment(11))
  expect((await sumsOfDay(tuesday)).balances).toEqual({ psp_clearing: 7, refund_payable: -7 })
  expect((await sumsOfDay(wednesday)).balances).toEqual({ psp_clearing: 11, refund_payable: -11 })
})

it('nights that were missed are made up for, each day with a close of its own', async () => {
  expect(await closeDays(night(friday))).toEqual({ closed: [tuesday, wednesday, thursday] })
  expect(await closeOf(tuesday)).toMatchObject({ balances: expected(tuesday), movements: 41 })
  expect(await closeOf(thursday)).toMatchObject({ balances: expected(thursday), movements: 42 })
})

it('what is booked late for a day that is closed counts on the day of booking', async () => {
  const before = await closeOf(monday)
  await book(startOf(friday) + HOUR, repaid({ principal: 1000_00, fees: 5, penalty: 3 }), { date: monday })
  await closeDays(night(friday))
  expect(await closeOf(monday)).toEqual(before)
  expect(await sumsOfDay(monday)).toMatchObject({ movements: 40, balances: expected(monday) })
  expect((await sumsOfDay(friday)).balances).toEqual(expected(friday, friday))
})

it('a trial balance of all time is the last close and the days after it', async () => {
  const now = startOf(friday) + 5 * HOUR
  const { closing, closedThrough } = await trialBalance({}, now)
  expect(closedThrough).toBe(thursday)
  expect(of(closing.balances)).toEqual(of(expected(friday)))
  expect(closing).toMatchObject({ movements: 43, unbalanced: [] })
})

it('a trial balance between two days leaves out what was before and after', async () => {
  const now = startOf(friday) + 5 * HOUR
  const { opening, closing } = await trialBalance({ from: tuesday, to: wednesday }, now)
  expect(opening.balances).toEqual(expected(monday))
  expect(closing.balances).toEqual(expected(wednesday))
  expect(closing.movements - opening.movements).toBe(2)
})

it('a movement that does not sum to zero is named, and wakes somebody', async () => {
  const broken = await book(startOf(friday) + 6 * HOUR, { psp_clearing: 1 })
  await closeDays(night(addDays(friday, 1)))
  expect(await closeOf(friday)).toMatchObject({ unbalanced: [broken] })
  expect(testStack.alarms()).toEqual(['books do not balance'])
})

it('with or without closes, on any days, the sums are those of all movements', async () => {
  const start = startOf(friday) + 10 * DAY
  const fen = fc.integer({ min: 1, max: 2000_00 })
  const happening = fc.oneof(
    { weight: 4, arbitrary: fc.record({ hours: fc.nat(30), fen, vain: fc.boolean() }) },
    fc.constant('close' as const),
  )
  let now = start
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 8 }), async (happenings) => {
      for (const one of happenings) {
        if (one === 'close') await closeDays(now)
        else {
          now += one.hours * HOUR
          await book(now, one.vain ? unappliedPayment(one.fen) : disbursed(one.fen))
        }
      }
      const { closing } = await trialBalance({}, now)
      expect(of(closing.balances)).toEqual(of(expected(dateOf(now))))
      expect(closing.movements).toBe(booked.length)
    }),
    { numRuns: 8 },
  )
  expect(await lastClose(dateOf(now))).toBeDefined()
})
