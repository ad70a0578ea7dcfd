import { describe, expect, it } from 'vitest'
import { disburseLoan } from '../../../lib/lending/payout/disburse.ts'
import { keys } from '../../../lib/store/keys.ts'
import { loanOfPayout, payoutNo } from '../../../lib/store/order-no.ts'
import { commit, tryCommit } from '../../../lib/table/commit.ts'
import { equals } from '../../../lib/table/expressions.ts'
import { dueForCheck } from '../../../lib/table/indexes.ts'
import { atOnce, borrowers, codeOf, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { disburse, loanIn, read } = borrowers()

const ordersOf = async (loanId: number) =>
  (await testStack.everything()).filter((item) => item.sk === 'ORDER' && item.loanId === loanId)

describe('a disbursement', () => {
  it('stores its order, watched, before anybody is called', async () => {
    const { loanId, no } = await loanIn('granting')
    expect(await read.payout(no)).toMatchObject({ state: 'created', amountFen: 1000_00, attempt: 1, executions: 1 })
    expect(await read.loan(loanId)).toMatchObject({ state: 'granting', payoutNo: no, attempts: 1 })
    const seen: unknown[] = []
    for (let shard = 0; shard < 4; shard++) for await (const key of dueForCheck(shard)) seen.push(key)
    expect(seen).toContainEqual(keys.order(no))
  })

  it('clicked many times at once makes one order', async () => {
    const { loanId } = await loanIn('review_success')
    const seen = await read.loan(loanId)
    const click = (n: number) => commit(...disburseLoan(seen, `cashier${n}`, payoutNo(seen, noon), noon))
    expect(await atOnce(10, click)).toEqual({ done: 1, PAYOUT_RUNNING: 9 })
    const orders = await ordersOf(loanId)
    expect(orders.map(({ no }) => no)).toEqual([(await read.loan(loanId)).payoutNo])
  })

  it('is refused while one runs, and of a loan that is not approved', async () => {
    expect(await codeOf(disburse((await loanIn('granting')).loanId))).toBe('PAYOUT_RUNNING')
    expect(await codeOf(disburse((await loanIn('auditing')).loanId))).toBe('PAYOUT_STATE')
    expect(await codeOf(disburse((await loanIn('repaying')).loanId))).toBe('PAYOUT_STATE')
  })

  it('is refused to those who reviewed the loan', async () => {
    const { loanId } = await loanIn('review_success')
    const loan = await read.loan(loanId)
    for (const reviewer of ['maker', 'checker']) {
      expect(await codeOf((async () => disburseLoan(loan, reviewer, payoutNo(loan, noon), noon))())).toBe(
        'PAYOUT_SAME_OPERATOR',
      )
    }
    expect(await ordersOf(loanId)).toEqual([])
  })

  it('never takes a number that is in use', async () => {
    const [one, other] = [await loanIn('granting'), await loanIn('review_success')]
    const refused = await tryCommit(...disburseLoan(await read.loan(other.loanId), 'cashier', one.no, noon))
    expect(refused?.guard.name).toBe('orderNew')
    expect((await read.loan(other.loanId)).state).toBe('review_success')
    expect((await read.payout(one.no)).loanId).toBe(one.loanId)
  })

  it('does not begin while the loan still bears a live order', async () => {
    const { loanId } = await loanIn('review_success')
    const loan = await read.loan(loanId)
    await commit({
      update: keys.loan(loanId),
      changes: { set: { payoutNo: 'earlier' } },
      guard: { name: 'sameLoan', condition: equals('id', loanId) },
    })
    expect(await codeOf(commit(...disburseLoan(loan, 'cashier', payoutNo(loan, noon), noon)))).toBe('PAYOUT_RUNNING')
    expect(await ordersOf(loanId)).toEqual([])
  })

  it('has a number of 26 digits: the business date, the loan, which payout of it this is', () => {
    const lateEvening = Date.parse('2026-11-30T16:30:00Z')
    const no = payoutNo({ id: 7236108288000123, attempts: 1 }, lateEvening)
    expect(no).toBe('20261201723610828800012302')
    expect(loanOfPayout(no)).toBe(7236108288000123)
    expect(loanOfPayout('202612017236108288000123')).toBeUndefined()
  })
})
