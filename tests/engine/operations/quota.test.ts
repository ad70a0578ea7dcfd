import { describe, expect, it } from 'vitest'
import { queues } from '../../../lib/backoffice/queues.ts'
import { keys } from '../../../lib/store/keys.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import { borrowers, noon } from '../borrowers.ts'
import { callers } from '../callers.ts'
import { testStack } from '../test-stack.ts'

const { borrower, loanIn, read } = borrowers()
const { borrowerCalls, operator } = await callers()

const flags = { identity: 1, bankcard: 1, mobile: 1, jd: 1, taobao: 1, education: 1, bill: 1, ebank: 0 } as const
const ada = operator('ada', 'risk')
const bob = operator('bob', 'admin')

async function applicant() {
  const user = await borrower({ flags })
  expect(await borrowerCalls(user, 'quota/quota-apply')).toMatchObject({ status: 'SUCCESS' })
  return user.id
}
const decide = (who: typeof ada, id: number, json: object) =>
  who('users/decide-quota', { path: { id }, json: { memo: 'seen', ...json } })
const propose = (who: typeof ada, id: number, change: number) =>
  who('users/change-quota', { path: { id }, json: { change, reason: 'lost the job' } })
const quotaOf = async (id: number) => {
  const { quotaTotalFen, quotaAvailableFen, quotaFrozenFen } = await read.user(id)
  return [quotaTotalFen, quotaAvailableFen, quotaFrozenFen]
}
const trail = async (id: number) =>
  (await testStack.everything())
    .filter(({ pk, sk }) => pk === keys.user(id).pk && String(sk).startsWith('AUDIT#'))
    .map(({ operator, action, before, after, why }) => [operator, action, before, after, why])

describe('a borrower’s application', () => {
  it('waits in the queue with the quota as it was', async () => {
    const id = await applicant()
    const { results } = await ada('queues/queue', { path: { queue: 'quota' }, query: { limit: 50 } })
    const mine = results.find((row: { user_id: number }) => row.user_id === id)
    expect(mine).toMatchObject({ proposed_by: null, apply_quota: null, total: 2000, available: 2000 })
  })

  it('passed, adds to what is there and what is free, and leaves the queue', async () => {
    const id = await applicant()
    expect(await decide(ada, id, { result: 'pass', allow_quota: 500 })).toMatchObject({
      status: 'SUCCESS',
      results: [{ total: 2500, available: 2500 }],
    })
    expect(await quotaOf(id)).toEqual([2500_00, 2500_00, 0])
    const { results } = await ada('queues/queue', { path: { queue: 'quota' }, query: { limit: 50 } })
    expect(results.map((row: { user_id: number }) => row.user_id)).not.toContain(id)
    expect(await trail(id)).toEqual([['ada', 'pass-quota', 'total 2000.00', 'total 2500.00', 'seen']])
    expect(await get(keys.quotaApplication(id))).toMatchObject({
      state: 'granted',
      decision: { by: 'ada', changeFen: 500_00, memo: 'seen' },
    })
  })

  it('decided meanwhile is not shown, though an index that lags still has it', async () => {
    const id = await applicant()
    const row = { ...keys.quotaApplication(id), workSk: '0' }
    expect(await queues.quota.show([row], { operator: 'ada', now: noon })).toMatchObject([{ user_id: id }])
    await decide(ada, id, { result: 'reject' })
    expect(await queues.quota.show([row], { operator: 'ada', now: noon })).toEqual([])
  })

  it('rejected, leaves the quota, and the borrower may ask again', async () => {
    const id = await applicant()
    expect(await decide(ada, id, { result: 'reject', allow_quota: 500 })).toMatchObject({ status: 'SUCCESS' })
    expect(await quotaOf(id)).toEqual([2000_00, 2000_00, 0])
    expect(await trail(id)).toEqual([['ada', 'reject-quota', 'total 2000.00', 'total 2000.00', 'seen']])
    expect(await borrowerCalls({ id }, 'quota/quota-apply')).toMatchObject({ status: 'SUCCESS' })
  })

  it('is decided once, however many decide at once', async () => {
    const id = await applicant()
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => decide(n % 2 ? ada : bob, id, { result: 'pass', allow_quota: 100 })),
    )
    expect(outcomes.filter(({ status }) => status === 'SUCCESS')).toHaveLength(1)
    expect(await quotaOf(id)).toEqual([2100_00, 2100_00, 0])
    expect(await decide(bob, id, { result: 'pass', allow_quota: 100 })).toMatchObject({
      error_message: expect.stringMatching(
        /^No change of this quota waits for a decision: the last one was granted by \w+, /,
      ),
    })
  })

  it.each([[''], [0], [-100], ['100.5'], [100_001], ['1e3'], ['x']])('is not passed with %j', async (allow_quota) => {
    const id = await applicant()
    const answer = await decide(ada, id, { result: 'pass', allow_quota })
    expect(answer.error_message).toMatch(/^The change is whole yuan/)
    expect(await quotaOf(id)).toEqual([2000_00, 2000_00, 0])
  })

  it.each(['reviewer', 'cashier'])('is not a %s’s to decide', async (role) => {
    const id = await applicant()
    const answer = await decide(operator('eve', role), id, { result: 'pass', allow_quota: 100 })
    expect(answer.status).toBe('PERMISSION_ERROR')
  })
})

describe('an operator’s proposal', () => {
  it('changes nothing until another has decided it', async () => {
    const { id } = await borrower()
    expect(await propose(ada, id, 800)).toMatchObject({ status: 'SUCCESS' })
    expect(await quotaOf(id)).toEqual([2000_00, 2000_00, 0])
    expect(await decide(ada, id, { result: 'pass' })).toMatchObject({
      error_message: expect.stringMatching(/^Another/),
    })
    expect(await decide(bob, id, { result: 'pass' })).toMatchObject({ results: [{ total: 2800, available: 2800 }] })
    expect(await trail(id)).toEqual([
      ['ada', 'propose-quota', 'total 2000.00', 'total 2000.00, proposed 800.00', 'lost the job'],
      ['bob', 'pass-quota', 'total 2000.00', 'total 2800.00', 'seen'],
    ])
  })

  it('takes the place of an application: one change at a time is open', async () => {
    const id = await applicant()
    expect(await propose(ada, id, -100)).toMatchObject({
      status: 'FAILURE',
      error_message: expect.stringMatching(
        /^A change of this quota waits for a decision already: a raise, asked for by the borrower, /,
      ),
    })
    const { id: other } = await borrower({ flags })
    await propose(ada, other, -100)
    expect(await borrowerCalls({ id: other }, 'quota/quota-apply')).toMatchObject({
      error_message: '您的提额申请正在审核中，请耐心等待',
    })
  })

  it.each([
    [800, 801],
    [800, -1],
    [-800, -801],
    [-800, 1],
  ])('of %i does not allow %i', async (change, allow_quota) => {
    const { id } = await borrower()
    await propose(ada, id, change)
    expect(await decide(bob, id, { result: 'pass', allow_quota })).toMatchObject({
      error_message: expect.stringMatching(
        /^No more than was proposed can be allowed, and in the same direction: proposed were -?\d+\.00 yuan$/,
      ),
    })
    expect(await quotaOf(id)).toEqual([2000_00, 2000_00, 0])
  })

  it('down to nothing is possible, and no further', async () => {
    const { id } = await borrower()
    await propose(ada, id, -2001)
    expect(await decide(bob, id, { result: 'pass' })).toMatchObject({
      error_message: 'The quota that is free is smaller than the reduction: 2000.00 of 2000.00 yuan are free',
    })
    expect(await decide(bob, id, { result: 'pass', allow_quota: -2000 })).toMatchObject({ status: 'SUCCESS' })
    expect(await quotaOf(id)).toEqual([0, 0, 0])
  })

  it('never touches what an open loan has frozen', async () => {
    const { userId: id } = await loanIn('repaying')
    await propose(ada, id, -1500)
    expect(await decide(bob, id, { result: 'pass' })).toMatchObject({ status: 'FAILURE' })
    expect(await quotaOf(id)).toEqual([2000_00, 1000_00, 1000_00])
    expect(await decide(bob, id, { result: 'pass', allow_quota: -1000 })).toMatchObject({ status: 'SUCCESS' })
    expect(await quotaOf(id)).toEqual([1000_00, 0, 1000_00])
  })

  it('is refused when a loan takes the quota between the look and the decision', async () => {
    const { id } = await borrower()
    await propose(ada, id, -1500)
    await update(keys.user(id), { add: { quotaAvailableFen: -1000_00, quotaFrozenFen: 1000_00 } })
    expect(await decide(bob, id, { result: 'pass' })).toMatchObject({ status: 'FAILURE' })
    expect(await quotaOf(id)).toEqual([2000_00, 1000_00, 1000_00])
  })

  it.each([0, -0, 100_001, -100_001])('of %d yuan is none', async (change) => {
    const { id } = await borrower()
    expect((await propose(ada, id, change)).error_message).toMatch(/^The change is whole yuan/)
    expect(await trail(id)).toEqual([])
  })
})
