import { describe, expect, it } from 'vitest'
import { quoteApplication } from '../../../lib/domain/application.ts'
import { Failure } from '../../../lib/domain/failure.ts'
import { defaultProduct } from '../../../lib/domain/product.ts'
import { trySubmit } from '../../../lib/lending/loan/submit.ts'
import { transitionLoan } from '../../../lib/lending/loan/transition.ts'
import { settlePayout } from '../../../lib/lending/payout/settle.ts'
import { couponsOf, reserveCoupon } from '../../../lib/store/coupon.ts'
import { movementsOf } from '../../../lib/store/movement.ts'
import { commit, tryCommit } from '../../../lib/table/commit.ts'
import { atOnce, borrowers, DAY, nextId, noon, present } from '../borrowers.ts'

const { borrower, disburse, grant, payoutResult, read, review } = borrowers()

const applicant = { forbidden: false, verified: true, availableFen: 2000_00, hasCard: true }
// 1000 yuan for ten days: 6.00 of fees.
const quote = quoteApplication({ amountYuan: 1000, periodDays: 10 }, applicant, defaultProduct, 240_000)

/** A borrower, and the loan submitted with the best of these coupons. */
async function submitted(coupons: Parameters<typeof grant>[1][]) {
  const user = await borrower()
  const ids = []
  for (const coupon of coupons) ids.push(await grant(user.id, { kind: 'cash', ...coupon }))
  const held = await couponsOf(user.id)
  const submit = async () => {
    const loanId = nextId()
    const card = present(user.defaultCard)
    const given = { user, sid: 's1', card, quote, product: defaultProduct, loanId, now: noon }
    const refused = await trySubmit(given, held)
    if (refused) throw new Failure(refused.guard.failure ?? 'SYSTEM_BUSY')
    return loanId
  }
  const states = async () => (await couponsOf(user.id)).map(({ state }) => state)
  return { userId: user.id, ids, submit, states }
}

async function loanWith(coupons: Parameters<typeof grant>[1][]) {
  const made = await submitted(coupons)
  return { ...made, loanId: await made.submit() }
}

describe('a loan takes the best cash coupon along', () => {
  it('of a minimum that the principal meets, and of no more than its fees', async () => {
    const { loanId, ids, states, userId } = await loanWith([
      { amountFen: 2_00 },
      { amountFen: 9_00, minFen: 1000_00 },
      { amountFen: 99_00, minFen: 1000_01 },
      { amountFen: 50_00, kind: 'repayment' },
    ])
    const cashCoupon = { id: ids[1], amountFen: 6_00 }
    expect((await read.loan(loanId)).terms).toMatchObject({ principalFen: 1000_00, cashCoupon })
    expect((await read.user(userId)).openLoan?.terms.cashCoupon).toEqual(cashCoupon)
    expect(await states()).toEqual(['unused', 'reserved', 'unused', 'unused'])
  })

  it('or none', async () => {
    const { loanId } = await loanWith([{ validUntil: noon - 1 }])
    expect((await read.loan(loanId)).terms).not.toHaveProperty('cashCoupon')
  })

  it('the next best when somebody else took it in this moment', async () => {
    const { submit, ids, userId } = await submitted([{ amountFen: 1_00 }, { amountFen: 3_00 }])
    await commit(reserveCoupon(userId, ids[1] ?? 0, 'another', noon))
    const loanId = await submit()
    expect((await read.loan(loanId)).terms.cashCoupon?.id).toBe(ids[0])
  })

  it('of ten submits at once: one loan has it', async () => {
    const { submit, states } = await submitted([{}])
    expect(await atOnce(10, submit)).toEqual({ done: 1, LOAN_OPEN_ALREADY: 9 })
    expect(await states()).toEqual(['reserved'])
  })
})

describe('the coupon of a loan', () => {
  it.each(['first', 'second'] as const)('is given back with a rejection in the %s review', async (stage) => {
    const { loanId, states } = await loanWith([{}])
    if (stage === 'second') await review(loanId, 'first', true, 'maker')
    await review(loanId, stage, false, 'checker')
    expect(await states()).toEqual(['unused'])
  })

  it('is given back with a cancellation', async () => {
    const { loanId, states } = await loanWith([{}])
    await commit(...transitionLoan(await read.loan(loanId), { event: 'cancel', by: 'ada', at: noon }))
    expect(await states()).toEqual(['unused'])
  })

  const granting = async () => {
    const made = await loanWith([{ amountFen: 2_00 }])
    await review(made.loanId, 'first', true, 'maker')
    await review(made.loanId, 'second', true, 'checker')
    return { ...made, no: await disburse(made.loanId) }
  }
  const end = async (no: string, state: 'success' | 'failure' | 'cancelled') =>
    settlePayout(await payoutResult(no, state), noon)

  it('is paid out on top of the principal, and spent with it', async () => {
    const { loanId, states, no } = await granting()
    expect(await read.payout(no)).toMatchObject({ amountFen: 1002_00 })
    expect(await states()).toEqual(['reserved'])
    await end(no, 'success')
    expect(await states()).toEqual(['used'])
    expect((await movementsOf(loanId)).map(({ postings }) => postings)).toEqual([
      { loans_receivable: 1000_00, coupon_expense: 2_00, psp_clearing: -1002_00 },
    ])
  })

  it('stays with the loan when the payout fails, and goes along with the next', async () => {
    const { loanId, states, no } = await granting()
    await end(no, 'failure')
    expect(await states()).toEqual(['reserved'])
    const next = await disburse(loanId, noon + 1)
    await end(next, 'success')
    expect(await states()).toEqual(['used'])
  })

  it('is unspent when the bank sends the money back, and spent or given back with what follows', async () => {
    const { loanId, states, no } = await granting()
    await end(no, 'success')
    await end(no, 'cancelled')
    expect(await states()).toEqual(['reserved'])
    await end(no, 'cancelled')
    expect(await states()).toEqual(['reserved'])
    const loan = await read.loan(loanId)
    expect(await tryCommit(...transitionLoan(loan, { event: 'cancel', by: 'ada', at: noon + DAY }))).toBeUndefined()
    expect(await states()).toEqual(['unused'])
  })
})
