import fc from 'fast-check'
import { expect, it } from 'vitest'
import { quoteApplication } from '../../../lib/domain/application.ts'
import { balances } from '../../../lib/domain/ledger.ts'
import { defaultProduct } from '../../../lib/domain/product.ts'
import { trySubmit } from '../../../lib/lending/loan/submit.ts'
import { settlePayout } from '../../../lib/lending/payout/settle.ts'
import { checkRepayment } from '../../../lib/lending/repayment/check.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { couponsOf, loanHolder } from '../../../lib/store/coupon.ts'
import { movementsOf } from '../../../lib/store/movement.ts'
import type { RepaymentOrder } from '../../../lib/store/order.ts'
import type { PayoutResult, RepaymentStatus } from '../../../lib/vendors/payment-provider.ts'
import { borrowers, DAY, nextId, noon, present } from '../borrowers.ts'

const { borrower, disburse, grant, openRepayment, paid, payoutResult, read, review } = borrowers()

const words = ['unpaid', 'unknown', 'failed', 'processing', 'refunded'] as const
const nth = fc.nat(3)
const events = fc.oneof(
  fc.record({
    kind: fc.constant('grant' as const),
    of: fc.constantFrom('repayment' as const, 'cash' as const),
    fen: fc.integer({ min: 1, max: 12_00 }),
  }),
  fc.record({ kind: fc.constant('submit' as const) }),
  fc.record({ kind: fc.constant('reject' as const) }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('order' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('look' as const), nth, word: fc.constantFrom(...words) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('pay' as const), nth, copies: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('payOut' as const),
      word: fc.constantFrom<PayoutResult['state']>('success', 'success', 'failure', 'cancelled'),
    }),
  },
  fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 20 }) }),
)
type Event = typeof events extends fc.Arbitrary<infer E> ? E : never

/** Beginnings that come far: chance alone seldom repays a loan. */
const far: Event[] = [
  { kind: 'grant', of: 'cash', fen: 2_00 },
  { kind: 'grant', of: 'repayment', fen: 3_00 },
  { kind: 'submit' },
  { kind: 'payOut', word: 'success' },
  { kind: 'days', days: 9 },
  { kind: 'order' },
]

async function live(lived: Event[]): Promise<void> {
  const user = await borrower()
  const loans: number[] = []
  const payouts: string[] = []
  const orders: RepaymentOrder[] = []
  let now = noon
  const newest = () => loans.at(-1) ?? 0
  const act: { [K in Event['kind']]: (event: Extract<Event, { kind: K }>) => Promise<unknown> } = {
    grant: ({ of, fen }) => grant(user.id, { kind: of, amountFen: fen }),
    async submit() {
      const applicant = { forbidden: false, verified: true, availableFen: 2000_00, hasCard: true }
      const quote = quoteApplication({ amountYuan: 1000, periodDays: 10 }, applicant, defaultProduct, 240_000)
      const given = { user, sid: 's1', card: present(user.defaultCard), quote, product: defaultProduct }
      const loanId = nextId()
      if (!(await trySubmit({ ...given, loanId, now }, await couponsOf(user.id)))) loans.push(loanId)
    },
    reject: () => review(newest(), 'first', false, 'a', now),
    async payOut({ word }) {
      const { state } = await read.loan(newest())
      if (state === 'auditing') await review(newest(), 'first', true, 'a', now)
      if (state === 'auditing') await review(newest(), 'second', true, 'b', now)
      if (!['granting', 'repaying'].includes(state)) payouts.push(await disburse(newest(), now))
      await settlePayout(await payoutResult(payouts.at(-1) ?? '', word), now)
    },
    async order() {
      const order = await openRepayment(newest(), now)
      if (!orders.some(({ no }) => no === order.no)) orders.push(order)
    },
    async look({ nth: back, word }) {
      const order = await read.repayment(present(orders.at(-1 - back)).no)
      const provider = { queryRepayment: async (): Promise<RepaymentStatus> => ({ state: word }) }
      if (order.state === 'waiting') await checkRepayment(provider, order, now)
    },
    async pay({ nth: back, copies }) {
      const notice = paid(present(orders.at(-1 - back)))
      await Promise.all(Array.from({ length: copies }, () => settleRepayment(notice, now)))
    },
    days: async ({ days }) => (now += days * DAY),
  }
  for (const event of lived) {
    await (act[event.kind] as (event: Event) => Promise<unknown>)(event).catch(nonsense)
    now += 1000
    await check(user.id, loans, orders)
  }
}

/** What makes no sense now is refused; everything else is a fault. */
function nonsense(error: unknown): void {
  if (!(error instanceof Error) || !(error.name === 'Failure' || error.message === 'Expected to be there')) throw error
}

async function check(userId: number, loanIds: number[], known: RepaymentOrder[]): Promise<void> {
  const coupons = await couponsOf(userId)
  const loans = await Promise.all(loanIds.map((id) => read.loan(id)))
  const orders = await Promise.all(known.map(({ no }) => read.repayment(no)))
  const books = await Promise.all(loanIds.map((id) => movementsOf(id)))
  const booked = books.flat().filter(({ kind }) => kind === 'repaid')

  // Exactly what is under way holds a coupon, and exactly what moved money has spent one.
  const beforePayout = ['auditing', 'reviewing', 'review_success', 'granting']
  const holders = loans
    .filter(({ state }) => beforePayout.includes(state))
    .map(({ id, terms }) => [terms.cashCoupon?.id, loanHolder(id)])
  const spenders = loans
    .filter(({ state }) => ['repaying', 'finished'].includes(state))
    .map(({ id, terms }) => [terms.cashCoupon?.id, loanHolder(id)])
  const spent = orders
    .filter(({ no }) => booked.some(({ orderNo }) => orderNo === no))
    .map(({ no, coupon }) => [coupon?.id, no])
  const spentIds = spent.map(([id]) => id)
  const waiting = orders.filter(({ state, coupon }) => state === 'waiting' && !spentIds.includes(coupon?.id))
  const held = waiting.map(({ no, coupon }) => [coupon?.id, no])
  const stored = (state: string) => coupons.filter((one) => one.state === state).map(({ id, heldBy }) => [id, heldBy])
  const wanted = (pairs: unknown[][]) => pairs.filter(([id]) => id !== undefined).sort()
  expect(stored('reserved').sort()).toEqual(wanted([...holders, ...held]))
  expect(stored('used').sort()).toEqual(wanted([...spenders, ...spent]))

  for (const [i, loan] of loans.entries()) {
    const sums = balances((books[i] ?? []).map(({ postings }) => postings))
    if (loan.state !== 'finished') continue
    expect(sums.loans_receivable).toBe(0)
    expect(sums.coupon_expense ?? 0).toBeLessThanOrEqual(-(sums.fee_income ?? 0) - (sums.penalty_income ?? 0))
    expect(loan.repaidFen).toBeGreaterThanOrEqual(loan.terms.principalFen)
  }
}

it('whatever happens in whatever order, a coupon is where its money is', async () => {
  const lives = fc
    .tuple(fc.boolean(), fc.array(events, { maxLength: 14 }))
    .map(([begins, rest]) => [...(begins ? far : []), ...rest])
  await fc.assert(fc.asyncProperty(lives, live), { numRuns: 25 })
})
