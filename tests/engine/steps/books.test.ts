import fc from 'fast-check'
import { expect, it } from 'vitest'
import { booksOf } from '../../../lib/books/loan-books.ts'
import { sumsOfDay } from '../../../lib/books/trial-balance.ts'
import { dateOf } from '../../../lib/domain/calendar.ts'
import { balances } from '../../../lib/domain/ledger.ts'
import type { LoanState } from '../../../lib/domain/loan.ts'
import { cancelLoan } from '../../../lib/lending/loan/cancel.ts'
import { writeOffLoan } from '../../../lib/lending/loan/write-off.ts'
import { settlePayout } from '../../../lib/lending/payout/settle.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { type Movement, movementsOf } from '../../../lib/store/movement.ts'
import type { RepaymentOrder } from '../../../lib/store/order.ts'
import { commit } from '../../../lib/table/commit.ts'
import type { PayoutResult } from '../../../lib/vendors/payment-provider.ts'
import { borrowers, DAY, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { application, borrower, disburse, openRepayment, paid, payoutResult, read, review } = borrowers()

/** What may happen to a borrower, in any order, sensible or not. `pick` chooses among the orders made so far. */
type Event =
  | { kind: 'submit'; amountYuan: number }
  | { kind: 'review'; stage: 'first' | 'second'; passed: boolean; operator: 'a' | 'b' }
  | { kind: 'disburse' }
  | { kind: 'payout'; state: PayoutResult['state']; pick: number }
  | { kind: 'order' }
  | { kind: 'pay'; pick: number; copies: number }
  | { kind: 'days'; days: number }
  | { kind: 'cancel' }
  | { kind: 'writeOff' }

const pick = fc.nat(3)
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('submit' as const), amountYuan: fc.integer({ min: 500, max: 2000 }) }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('review' as const),
      stage: fc.constantFrom('first' as const, 'second' as const),
      passed: fc.boolean(),
      operator: fc.constantFrom('a' as const, 'b' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('disburse' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('payout' as const),
      state: fc.constantFrom<PayoutResult['state']>('success', 'success', 'success', 'failure', 'closed', 'cancelled'),
      pick,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('order' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('pay' as const), pick, copies: fc.integer({ min: 1, max: 3 }) }),
  },
  fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ kind: fc.constant('cancel' as const) }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('writeOff' as const) }) },
)

/** Sequences that come far: chance alone seldom repays a loan. */
const life: Event[] = [
  { kind: 'submit', amountYuan: 1000 },
  { kind: 'review', stage: 'first', passed: true, operator: 'a' },
  { kind: 'review', stage: 'second', passed: true, operator: 'b' },
  { kind: 'disburse' },
  { kind: 'payout', state: 'success', pick: 0 },
  { kind: 'order' },
  { kind: 'pay', pick: 0, copies: 2 },
]
const lives = fc
  .array(fc.record({ steps: fc.nat(life.length), after: fc.array(event, { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.flatMap(({ steps, after }) => [...life.slice(0, steps), ...after]))

const owed: LoanState[] = ['repaying', 'overdue']

async function live(events: Event[]): Promise<void> {
  const { id } = await borrower()
  const loans: number[] = []
  const payouts: string[] = []
  const orders: RepaymentOrder[] = []
  let now = noon
  const newest = <T>(made: T[], nth: number): T | undefined => made.at(-1 - (nth % Math.max(1, made.length)))

  const happen: { [K in Event['kind']]: (e: Extract<Event, { kind: K }>) => Promise<unknown> } = {
    async submit({ amountYuan }) {
      const { loanId, writes } = application(await read.user(id), { now, amountYuan })
      await commit(...writes)
      loans.push(loanId)
    },
    review: async ({ stage, passed, operator }) => review(loans.at(-1) ?? 0, stage, passed, operator, now),
    disburse: async () => payouts.push(await disburse(loans.at(-1) ?? 0, now)),
    async payout({ state, pick: nth }) {
      const no = newest(payouts, nth)
      return no && settlePayout(await payoutResult(no, state), now)
    },
    order: async () => orders.push(await openRepayment(loans.at(-1) ?? 0, now)),
    async pay({ pick: nth, copies }) {
      const order = newest(orders, nth)
      return order && Promise.all(Array.from({ length: copies }, () => settleRepayment(paid(order), now)))
    },
    days: async ({ days }) => (now += days * DAY),
    cancel: async () => {
      const loan = await read.loan(loans.at(-1) ?? 0)
      await commit(...cancelLoan(loan, { operator: 'c', reason: 'asked' }, now))
    },
    writeOff: async () => {
      const loan = await read.loan(loans.at(-1) ?? 0)
      await commit(...writeOffLoan(loan, { operator: 'c', reason: 'gone' }, now))
    },
  }

  for (const e of events) {
    await (happen[e.kind] as (e: Event) => Promise<unknown>)(e).catch(expected)
    now += 1000
    await check(id, loans, payouts)
  }
}

/** A refusal is an ordinary outcome of an event that makes no sense now; everything else is a fault. */
function expected(error: unknown): void {
  if (!(error instanceof Error) || !(error.name === 'Failure' || error.message === 'Expected to be there')) throw error
}

async function check(userId: number, loanIds: number[], payouts: string[]): Promise<void> {
  const user = await read.user(userId)
  expect(user.quotaAvailableFen + user.quotaFrozenFen).toBe(user.quotaTotalFen)
  expect(user.quotaFrozenFen).toBe(user.openLoan?.terms.principalFen ?? 0)
  let paidOut = 0
  let suspense = 0
  for (const loanId of loanIds) {
    const loan = await read.loan(loanId)
    const movements = await movementsOf(loanId)
    for (const { postings } of movements) expect(sum(postings)).toBe(0)
    const books = balances(movements.map(({ postings }) => postings))
    expect(books.loans_receivable ?? 0).toBe(owed.includes(loan.state) ? loan.terms.principalFen : 0)
    expect((await booksOf(loanId))?.principal.agrees).toBe(true)
    expect(movements.filter(({ kind }) => kind === 'repaid')).toHaveLength(loan.state === 'finished' ? 1 : 0)
    const count = (kind: string) => movements.filter((movement) => movement.kind === kind).length
    paidOut += count('disbursed') - count('disbursement-reversed')
    suspense += books.suspense ?? 0
    if (user.openLoan?.id === loanId) expect(user.openLoan.state).toBe(loan.state)
  }
  expect(user.successCount).toBe(paidOut)
  const strays = (await Promise.all(payouts.map(read.payout))).filter(
    ({ stray, state }) => stray && state === 'success',
  )
  expect(suspense).toBe(strays.reduce((total, { amountFen }) => total + amountFen, 0))
}

const sum = (postings: object) => Object.values(postings).reduce((total: number, fen: number) => total + fen, 0)

it('whatever happens in whatever order, the books, the quotas and the loans agree', async () => {
  await fc.assert(fc.asyncProperty(lives, live), { numRuns: 40 })
})

it('the log of each day has every movement that was booked on it, once', async () => {
  const booked = (await testStack.everything()).filter(({ sk }) =>
    String(sk).startsWith('MOVE#'),
  ) as unknown as Movement[]
  expect(booked.length).toBeGreaterThan(0)
  for (const [date, movements] of Map.groupBy(booked, ({ at }) => dateOf(at))) {
    const sums = balances(movements.map(({ postings }) => postings))
    expect(await sumsOfDay(date)).toEqual({ balances: sums, movements: movements.length, unbalanced: [] })
    expect(sum(sums)).toBe(0)
  }
})
