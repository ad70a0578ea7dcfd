import { beforeEach, describe, expect, it, vi } from 'vitest'
import type * as payments from '../../../lib/vendors/payments.ts'
import { syntheticPerson } from '../../../local/synthetic.ts'
import { borrowers, DAY, noon } from '../borrowers.ts'
import { callers } from '../callers.ts'
import { testStack } from '../test-stack.ts'

const asked: string[] = []
const clock = { now: noon }
vi.doMock('../../../lib/vendors/payments.ts', async (original) => ({
  ...(await original<typeof payments>()),
  cards: async () => ({
    ...(await (await original<typeof payments>()).cards()),
    cardBin: async (cardNo: string) => {
      asked.push(cardNo)
      return { bankCode: '01050000', bankName: '建设银行', debit: true }
    },
    agreements: async () => [],
  }),
}))
const { borrower } = borrowers()
const { borrowerCalls } = await callers()

beforeEach(() => {
  vi.spyOn(Date, 'now').mockImplementation(() => clock.now)
  asked.length = 0
  clock.now = noon
})

const TOO_MANY = '尝试次数过多，请稍后再试'

type Borrower = Awaited<ReturnType<typeof borrower>>
const routes: Record<string, { most: number; send: (user: Borrower) => Promise<string> }> = {
  feedback: {
    most: 10,
    send: async (user) =>
      (await borrowerCalls(user, 'feedback/feedback', { json: { type: '建议', content: '测试' } })).error_message,
  },
  'questions about a card': {
    most: 20,
    send: async (user) =>
      (await borrowerCalls(user, 'bankcard/llpay-cardbin', { query: { card_no: syntheticPerson().cardNo } }))
        .error_message,
  },
  'requests to sign a card': {
    most: 20,
    send: async (user) =>
      (await borrowerCalls(user, 'bankcard/llpay-sign', { query: { card_no: syntheticPerson().cardNo } }))
        .error_message,
  },
}

/** How many of so many requests were taken; the others must have been refused in the right words. */
async function taken(times: number, send: () => Promise<string>): Promise<number> {
  const words = await Promise.all(Array.from({ length: times }, send))
  expect([...new Set(words)].filter((text) => text !== '' && text !== TOO_MANY)).toEqual([])
  return words.filter((text) => text === '').length
}

describe.each(Object.entries(routes))('%s', (_name, { most, send }) => {
  it(`is taken ${most} times a day from one borrower, whoever else sends some`, async () => {
    const [one, other] = [await borrower(), await borrower()]
    let done = 0
    for (let n = 0; n < most + 3; n++) done += await taken(1, () => send(one))
    expect(done).toBe(most)
    expect(await taken(1, () => send(other))).toBe(1)
    clock.now = noon + DAY
    expect(await taken(1, () => send(one))).toBe(1)
  })
})

it('feedback sent at the same time is counted as well, and what is refused is not stored', async () => {
  const user = await borrower()
  const send = routes.feedback?.send ?? (async () => '')
  expect(await taken(6, () => send(user))).toBe(6)
  expect(await taken(6, () => send(user))).toBe(4)
  const stored = (await testStack.everything()).filter(
    ({ pk, userId }) => String(pk).startsWith('FEEDBACK#') && userId === user.id,
  )
  expect(stored).toHaveLength(10)
})

describe('a card about which too much was asked', () => {
  it.each(['llpay-cardbin', 'llpay-sign'])('is not asked about at the vendor (%s)', async (route) => {
    const user = await borrower()
    const query = { card_no: syntheticPerson().cardNo }
    await Promise.all(Array.from({ length: 25 }, () => borrowerCalls(user, `bankcard/${route}`, { query })))
    expect(asked).toHaveLength(20)
  })

  it.each(['llpay-cardbin', 'llpay-sign'])('is not one that is malformed (%s)', async (route) => {
    const user = await borrower()
    for (let n = 0; n < 25; n++) await borrowerCalls(user, `bankcard/${route}`, { query: { card_no: '1234' } })
    const query = { card_no: syntheticPerson().cardNo }
    expect((await borrowerCalls(user, `bankcard/${route}`, { query })).status).toBe('SUCCESS')
  })
})
