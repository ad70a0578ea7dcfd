import { beforeEach, describe, expect, it, vi } from 'vitest'
import { absent } from '../../../lib/table/expressions.ts'
import { borrowers, nextId, noon, present } from '../borrowers.ts'
import { callers } from '../callers.ts'
import { testStack } from '../test-stack.ts'

/** While set, no look can be written down. */
const broken = { audit: false }
vi.doMock('../../../lib/store/look-up.ts', async (original) => {
  const { auditLookup } = await original<typeof import('../../../lib/store/look-up.ts')>()
  return {
    auditLookup: (...look: Parameters<typeof auditLookup>) =>
      broken.audit ? { check: existing, guard: { name: 'broken', condition: absent() } } : auditLookup(...look),
  }
})
const { borrower, loanIn, read, submitted } = borrowers()
const { borrowerCalls, operator } = await callers()
const { keys } = await import('../../../lib/store/keys.ts')
const existing = keys.user((await borrower()).id)
const ada = operator('ada', 'reviewer')

beforeEach(() => {
  broken.audit = false
})

/** Who looked at what of a borrower, in the order of time. */
const trail = async (userId: number) =>
  (await testStack.everything())
    .filter(({ pk, sk }) => pk === keys.user(userId).pk && String(sk).startsWith('AUDIT#'))
    .map(({ operator: who, action, why }) => [who, action, why])

async function writer(...contents: string[]) {
  const user = await borrower()
  for (const content of contents) {
    await borrowerCalls(user, 'feedback/feedback', { json: { type: '建议', content } })
  }
  return user
}

interface Waiting {
  feedback_id: number
  user_id: number
}

const feedbacks = async (who = ada) =>
  (await who('queues/queue', { path: { queue: 'feedback' }, query: { limit: 50 } })).results as Waiting[]

describe('an operator who is shown a borrower leaves a trace', () => {
  it('by reading a loan', async () => {
    const { loanId, userId } = await loanIn('repaying')
    expect((await ada('loans/loan', { path: { id: loanId } })).status).toBe('SUCCESS')
    expect(await trail(userId)).toEqual([['ada', 'read-loan', `loan ${loanId}`]])
  })

  it('by reading what happened to it', async () => {
    const { loanId, userId } = await loanIn('repaying')
    expect((await ada('loans/why', { path: { id: loanId } })).status).toBe('SUCCESS')
    expect(await trail(userId)).toEqual([['ada', 'read-history', `loan ${loanId}`]])
  })

  it('by taking the next loan of a queue', async () => {
    const loanId = await submitted(noon - 86_400_000)
    const { userId } = await read.loan(loanId)
    const { results } = await ada('queues/next', { path: { queue: 'auditing' } })
    expect(results).toMatchObject([{ loan_id: loanId, borrower: { user_id: userId } }])
    expect(await trail(userId)).toEqual([['ada', 'read-loan', `loan ${loanId}`]])
  })

  it('by reading what borrowers wrote: one for each of them, which names the feedbacks', async () => {
    const [one, other] = [await writer('额度太低了', '谢谢'), await writer('很好')]
    const waiting = await feedbacks()
    const of = (userId: number) => waiting.filter(({ user_id }) => user_id === userId).map((w) => w.feedback_id)
    expect(await trail(one.id)).toEqual([['ada', 'read-feedback', `feedback ${of(one.id).join(', ')}`]])
    expect(await trail(other.id)).toEqual([['ada', 'read-feedback', `feedback ${of(other.id).join(', ')}`]])
    expect(of(one.id)).toHaveLength(2)
  })

  it('each time', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const [bob, path] = [operator('bob', 'cashier'), { id: loanId }]
    for (const who of [ada, bob, ada]) await who('loans/loan', { path })
    expect((await trail(userId)).map(([who]) => who).sort()).toEqual(['ada', 'ada', 'bob'])
  })

  it('which the borrower’s file shows', async () => {
    const { loanId, userId } = await loanIn('repaying')
    await ada('loans/loan', { path: { id: loanId } })
    const { results } = await operator('rosa', 'risk')('users/user', { path: { id: userId } })
    expect(results[0].audit).toMatchObject([
      { operator: 'rosa', action: 'read-file' },
      { operator: 'ada', action: 'read-loan', reason: `loan ${loanId}` },
    ])
  })
})

describe('nothing is shown of a borrower when the look cannot be written down', () => {
  it.each([
    ['loans/loan', ({ loanId }: { loanId: number }) => ({ path: { id: loanId } })],
    ['loans/why', ({ loanId }: { loanId: number }) => ({ path: { id: loanId } })],
    ['queues/next', () => ({ path: { queue: 'auditing' } })],
    ['queues/queue', () => ({ path: { queue: 'feedback' } })],
    ['users/user', ({ userId }: { userId: number }) => ({ path: { id: userId } })],
  ])('%s', async (route, asked) => {
    await writer('很好')
    const loanId = await submitted()
    const { userId } = await read.loan(loanId)
    broken.audit = true
    const answer = await ada(route, asked({ loanId, userId }))
    expect(answer).toEqual({ status: 'FAILURE', error_message: 'A fault of ours: try again later' })
    expect(await trail(userId)).toEqual([])
  })
})

describe('no trace is left', () => {
  it('of what was not shown', async () => {
    const { loanId, userId } = await loanIn('repaying')
    const eve = operator('eve', 'guest')
    for (const route of ['loans/loan', 'loans/why']) {
      expect((await eve(route, { path: { id: loanId } })).status).toBe('PERMISSION_ERROR')
      expect((await ada(route, { path: { id: nextId() } })).error_message).toBe('No such loan')
    }
    expect(await feedbacks(eve)).toBeUndefined()
    expect(await trail(userId)).toEqual([])
  })

  it('by queues that show no person, and by one that is empty', async () => {
    const { userId } = await loanIn('auditing')
    for (const queue of ['auditing', 'reviewing', 'disburse', 'confirm', 'quota', 'break']) {
      expect((await ada('queues/queue', { path: { queue } })).status).toBe('SUCCESS')
    }
    expect(await trail(userId)).toEqual([])
    const handled = present((await feedbacks()).map(({ feedback_id }) => feedback_id))
    for (const id of handled) await ada('queues/handle-feedback', { path: { id }, json: { note: 'called back' } })
    expect(await feedbacks()).toEqual([])
  })
})
