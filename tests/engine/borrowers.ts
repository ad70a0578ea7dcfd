import { randomUUID } from 'node:crypto'
import { quoteApplication } from '../../lib/domain/application.ts'
import { addDays, dateOf, startOf } from '../../lib/domain/calendar.ts'
import type { LoanState } from '../../lib/domain/loan.ts'
import { defaultProduct, defaultQuotaFen } from '../../lib/domain/product.ts'
import { submitLoan } from '../../lib/lending/loan/new-loan.ts'
import { reviewLoan } from '../../lib/lending/loan/review.ts'
import { bookPayout } from '../../lib/lending/payout/book.ts'
import { disburseLoan } from '../../lib/lending/payout/disburse.ts'
import { repaymentOrder } from '../../lib/lending/repayment/request.ts'
import { newDataKey, vaultOf } from '../../lib/platform/sealing.ts'
import type { Cards } from '../../lib/store/card.ts'
import { type Coupon, couponsOf, grantCoupon } from '../../lib/store/coupon.ts'
import { keys } from '../../lib/store/keys.ts'
import type { Loan } from '../../lib/store/loan.ts'
import type { PayoutOrder, RepaymentOrder } from '../../lib/store/order.ts'
import { payoutNo } from '../../lib/store/order-no.ts'
import { newUser, type User } from '../../lib/store/user.ts'
import { commit } from '../../lib/table/commit.ts'
import { get } from '../../lib/table/read.ts'
import type { PayoutResult, RepaymentNotice, RepaymentStatus, SignedForm } from '../../lib/vendors/payment-provider.ts'
import { syntheticPerson } from '../../local/synthetic.ts'

export const MINUTE = 60_000
export const DAY = 86_400_000

/** Noon of tomorrow in Beijing: ahead of the machine's clock, so that nothing has expired for the engine. */
export const noon = startOf(addDays(dateOf(Date.now()), 1)) + DAY / 2

let made = 0
/** Ids as the application's, but never the same twice: those of one millisecond share 4,096 values. */
export const nextId = (): number => noon * 4096 + ++made

/** What a promise resolved to, or the code of the refusal. */
export const codeOf = (outcome: Promise<unknown>): Promise<unknown> =>
  outcome.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code ?? error,
  )

/** The same action many times at once; counts what came of it, by the refusal's code. */
export async function atOnce(times: number, act: (n: number) => Promise<unknown>): Promise<Record<string, number>> {
  const outcomes = await Promise.all(Array.from({ length: times }, (_, n) => codeOf(act(n))))
  return outcomes.reduce<Record<string, number>>((counts, outcome) => {
    if (outcome instanceof Error) throw outcome
    counts[String(outcome)] = (counts[String(outcome)] ?? 0) + 1
    return counts
  }, {})
}

/** Makes borrowers, and takes their loans through the real steps. Call it after the stack is open. */
export function borrowers() {
  const read = {
    user: async (id: number) => present(await get<User>(keys.user(id))),
    loan: async (id: number) => present(await get<Loan>(keys.loan(id))),
    payout: async (no: string) => present(await get<PayoutOrder>(keys.order(no))),
    repayment: async (no: string) => present(await get<RepaymentOrder>(keys.order(no))),
  }

  /** A borrower who may borrow: verified, with a signed card and a session. */
  async function borrower(more: Partial<User> = {}): Promise<User> {
    const id = nextId()
    const person = syntheticPerson()
    const dataKey = await newDataKey(id)
    const vault = await vaultOf({ id, dataKey })
    const sessions = { s1: noon / 1000 + 30 * 86_400 }
    const card = { id: nextId(), bankName: '中国建设银行', bankCode: '01050000', agreementNo: '2026120100000001' }
    const plain = newUser(
      { id, createdAt: noon, dataKey, mobile: vault.seal('mobile', person.mobile), sessions },
      defaultQuotaFen,
    )
    const user: User = {
      ...plain,
      name: vault.seal('name', person.name),
      identityNo: vault.seal('identityNo', person.identityNo),
      flags: { ...plain.flags, identity: 1, bankcard: 1, mobile: 1 },
      defaultCard: { ...card, tail: person.cardNo.slice(-4) },
      ...more,
    }
    const noted = { ...card, number: vault.seal('card', person.cardNo), masked: '6217********', addedAt: noon }
    const cards: Cards = { ...keys.cards(id), cards: { [card.id]: noted } }
    await commit({ put: user }, { put: cards })
    return user
  }

  /** The writes of a submitted application. */
  function application(
    user: User,
    given: { now?: number; amountYuan?: number; periodDays?: number; sid?: string } = {},
  ) {
    const { now = noon, amountYuan = 1000, periodDays = 10, sid = 's1' } = given
    const applicant = { forbidden: false, verified: true, availableFen: 2000_00, hasCard: true }
    const quote = quoteApplication({ amountYuan, periodDays }, applicant, defaultProduct, 240_000)
    const loanId = nextId()
    const card = present(user.defaultCard)
    return { loanId, writes: submitLoan({ user, sid, card, quote, product: defaultProduct, loanId, now }) }
  }

  async function submitted(now = noon, amountYuan = 1000) {
    const user = await borrower()
    const { loanId, writes } = application(user, { now, amountYuan })
    await commit(...writes)
    return loanId
  }

  const review = async (loanId: number, stage: 'first' | 'second', passed: boolean, operator: string, now = noon) =>
    commit(...reviewLoan(await read.loan(loanId), { stage, passed, opinion: 'seen', operator }, now))

  async function disburse(loanId: number, now = noon): Promise<string> {
    const loan = await read.loan(loanId)
    const no = payoutNo(loan, now)
    await commit(...disburseLoan(loan, 'cashier', no, now))
    return no
  }

  /** The final word of the provider on a payout. */
  async function payoutResult(no: string, state: PayoutResult['state'], more: Partial<PayoutResult> = {}) {
    const { amountFen } = await read.payout(no)
    return { state, orderNo: no, amountFen, providerNo: `P${no}`, ...more }
  }

  const bookOut = async (no: string, now = noon) => {
    const order = await read.payout(no)
    const [loan, result] = [await read.loan(order.loanId), await payoutResult(no, 'success')]
    await commit(...bookPayout(order, loan, result, 'paidOut', { at: now, source: 'notification' }))
  }

  /** A new loan that has come as far as the state. */
  async function loanIn(state: LoanState, given: { now?: number; amountYuan?: number } = {}) {
    const { now = noon, amountYuan = 1000 } = given
    const loanId = await submitted(now, amountYuan)
    let no = ''
    const steps: [LoanState, () => Promise<unknown>][] = [
      ['auditing', async () => {}],
      ['reviewing', () => review(loanId, 'first', true, 'maker', now)],
      ['review_success', () => review(loanId, 'second', true, 'checker', now)],
      ['granting', async () => (no = await disburse(loanId, now))],
      ['repaying', () => bookOut(no, now)],
    ]
    for (const [reached, step] of steps) {
      await step()
      if (reached === state) return { loanId, userId: (await read.loan(loanId)).userId, no }
    }
    throw new Error(`No path to ${state}`)
  }

  /** Signs requests: no two are alike, and each tells what it was made of. It knows of no payment under way. */
  const pages = {
    queryRepayment: async (): Promise<RepaymentStatus> => ({ state: 'unpaid' }),
    repaymentForm: (request: object): SignedForm => ({
      version: '1.1',
      oid_partner: '209900000000000001',
      app_request: 3,
      request: JSON.stringify(request),
      sign: randomUUID(),
    }),
  }

  async function openRepayment(loanId: number, now = noon): Promise<RepaymentOrder> {
    const { userId } = await read.loan(loanId)
    await repaymentOrder(pages, { user: await read.user(userId), coupons: await couponsOf(userId), loanId }, now)
    const order = (await read.user(userId)).openLoan?.order
    return read.repayment(present(order).no)
  }

  /** Gives a coupon, of five yuan for repayments unless said otherwise; answers with its id. */
  async function grant(userId: number, more: Partial<Coupon> = {}): Promise<number> {
    const id = nextId()
    const coupon = { id, kind: 'repayment', amountFen: 5_00, minFen: 0, grantedAt: noon, source: 'test' } as const
    await commit(grantCoupon(userId, { ...coupon, validUntil: noon + 365 * DAY, ...more }))
    return id
  }

  const paid = (order: RepaymentOrder, more: Partial<RepaymentNotice> = {}): RepaymentNotice => ({
    orderNo: order.no,
    amountFen: order.amountFen,
    result: 'SUCCESS',
    providerNo: `P${order.no}`,
    ...more,
  })

  return {
    read,
    borrower,
    application,
    submitted,
    review,
    disburse,
    payoutResult,
    loanIn,
    pages,
    openRepayment,
    paid,
    grant,
  }
}

export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Expected to be there')
  return value
}
