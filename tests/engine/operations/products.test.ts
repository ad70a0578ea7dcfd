import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keys } from '../../../lib/store/keys.ts'
import { openRecord, saveRecord } from '../../../lib/store/records.ts'
import type { User } from '../../../lib/store/user.ts'
import { get } from '../../../lib/table/read.ts'
import { removeItem } from '../../../lib/table/update.ts'
import { borrowers, present } from '../borrowers.ts'
import { callers } from '../callers.ts'
import { testStack } from '../test-stack.ts'

const { borrower, read } = borrowers()
const { borrowerCalls, operator } = await callers()

const ada = operator('ada', 'admin')
const bob = operator('bob', 'admin')

const fields = {
  min_quota: 500,
  max_quota: 1500,
  min_period: 7,
  max_period: 20,
  annualized_interest_rate: '0.17',
  trial_rate: '0.0005',
  service_rate: '0.0005',
  poundage_rate: '0',
  overdue_rate: '0.0005',
  overdue_cap_days: 90,
  reason: 'cheaper',
}
const made = async (more: object = {}) => {
  const answer = await ada('products/add', { json: { ...fields, ...more } })
  return answer.results?.[0].version as number
}
const activate = (who: typeof ada, n: number, id = 1) =>
  who('products/activate', { path: { id, n }, json: { reason: 'as decided' } })
const online = () => get<{ version: number; maxFen: number }>(keys.onlineProduct())

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const began = Date.now()
const clock = { now: began }
vi.spyOn(Date, 'now').mockImplementation(() => clock.now)
/** Until a version is the only one. */
const letPass = (ms = DAY + 3 * MINUTE) => (clock.now += ms)

beforeEach(() => removeItem(keys.onlineProduct()))

describe('versions of the product', () => {
  it('begin with the one of a new stage, which is on sale while nothing is stored', async () => {
    const { results } = await operator('eve', 'reviewer')('products/products')
    expect(results.at(-1)).toMatchObject({ version: 1, on_sale: true, max_quota: 2000, made_by: null })
    expect(await online()).toBeUndefined()
  })

  it('are made beside the others and change nothing', async () => {
    const version = await made()
    expect(await online()).toBeUndefined()
    const { results } = await ada('products/products')
    expect(results[0]).toMatchObject({
      version,
      on_sale: false,
      max_quota: 1500,
      annualized_interest_rate: '0.17',
      made_by: 'ada',
      reason: 'cheaper',
    })
  })

  it('have different numbers, also when made at once', async () => {
    const versions = await Promise.all([made(), made(), made()])
    const numbers = versions.filter((version) => version !== undefined)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.length).toBeGreaterThan(0)
  })

  it.each([
    { min_quota: 1600 },
    { min_period: 21 },
    { min_period: 0 },
    { max_quota: 20_001 },
    { max_period: 366 },
    { annualized_interest_rate: '17%' },
    { annualized_interest_rate: '0.1700001' },
    { annualized_interest_rate: '-0.1' },
    { trial_rate: '1' },
    { trial_rate: '' },
    { overdue_cap_days: '' },
  ])('are not made with %j', async (wrong) => {
    const answer = await ada('products/add', { json: { ...fields, ...wrong } })
    expect(answer.error_message).toMatch(/^The product is not in order/)
  })

  it('are an administrator’s to make', async () => {
    expect((await operator('eve', 'risk')('products/add', { json: fields })).status).toBe('PERMISSION_ERROR')
  })
})

describe('putting a version on sale', () => {
  it('needs another administrator than the one who made it', async () => {
    const version = await made()
    expect((await activate(ada, version)).error_message).toMatch(/^Another operator/)
    expect(await activate(bob, version)).toMatchObject({ status: 'SUCCESS' })
    expect(await online()).toMatchObject({ version, maxFen: 1500_00 })
    expect((await activate(bob, version)).error_message).toMatch(
      /^This version is on sale already: version \d+ is on sale, put there by bob, /,
    )
    const trail = (await testStack.everything()).filter(({ sk }) => String(sk).includes('#put-on-sale#'))
    expect(trail.at(-1)).toMatchObject({
      operator: 'bob',
      before: 'version 1',
      after: `version ${version}`,
      why: 'as decided',
    })
  })

  it('can go back to the one of a new stage', async () => {
    await activate(bob, await made())
    letPass()
    expect(await activate(bob, 1)).toMatchObject({ status: 'SUCCESS' })
    expect(await online()).toMatchObject({ version: 1, maxFen: 2000_00 })
  })

  it('is refused above the cap, and the worst case is named', async () => {
    const dear = await made({ min_quota: 510, max_quota: 510, min_period: 7, max_period: 7, trial_rate: '0.001' })
    expect(await activate(bob, dear)).toEqual({
      status: 'FAILURE',
      error_message: 'The all-in cost exceeds the cap of 0.2400 a year: 0.2516 for 510 yuan, 7 days, 0 days late',
    })
    expect(await online()).toBeUndefined()
  })

  it('is refused when only a late borrower would pass the cap', async () => {
    const late = await made({ overdue_rate: '0.001' })
    expect((await activate(bob, late)).error_message).toMatch(/ (\d+) days, 90 days late$/)
  })

  it('is refused for a version that is not there', async () => {
    expect((await activate(bob, 9999)).error_message).toBe('No such version of the product')
    expect((await activate(bob, 1, 2)).error_message).toBe('No such version of the product')
  })

  it('of two versions at once leaves one, and a trail that is true', async () => {
    const [one, two] = [await made(), await made()]
    const outcomes = await Promise.all([activate(bob, one), activate(bob, two)])
    const successes = outcomes.filter(({ status }) => status === 'SUCCESS').length
    expect(successes).toBeGreaterThan(0)
    expect([one, two]).toContain(present(await online()).version)
  })
})

async function completeProfile(user: User): Promise<void> {
  for (const kind of ['profile', 'work', 'relation'] as const) {
    await saveRecord(user, kind, await openRecord(user, kind, undefined), Date.now())
  }
}

it('a loan keeps the version it was made under', async () => {
  const first = await made({ max_quota: 1800 })
  await activate(bob, first)
  letPass()
  const user = await borrower()
  await completeProfile(user)
  expect(await borrowerCalls(user, 'loan/loan-submit', { json: { amount: '1700', period: '10' } })).toMatchObject({
    status: 'SUCCESS',
  })
  await activate(bob, await made({ annualized_interest_rate: '0.1', max_quota: 600 }))
  letPass()
  const loanId = present((await read.user(user.id)).openLoan).id
  expect((await read.loan(loanId)).terms).toMatchObject({ productVersion: first, rates: { annualPpm: 170_000 } })
  const other = await borrower()
  await completeProfile(other)
  const answer = await borrowerCalls(other, 'loan/loan-submit', { json: { amount: '1700', period: '10' } })
  expect(answer.error_message).toBe('借款额度不能大于产品最高额度')
})

describe('a price that changes between confirming and submitting', () => {
  /** What loan-confirm shows, and what the loan is made under. */
  async function shownAndMade(change: object, waitMs: number) {
    await removeItem(keys.onlineProduct())
    letPass()
    const user = await borrower()
    await completeProfile(user)
    const json = { amount: '1000', period: '14' }
    const shown = (await borrowerCalls(user, 'loan/loan-confirm', { json })).results?.[0].interest
    await activate(bob, await made({ max_quota: 2000, max_period: 30, annualized_interest_rate: '0.18', ...change }))
    letPass(waitMs)
    expect((await borrowerCalls(user, 'loan/loan-submit', { json })).status).toBe('SUCCESS')
    const { terms } = await read.loan(present((await read.user(user.id)).openLoan).id)
    const { accrual, trial, service, poundage } = terms.fees
    return [shown, (accrual + trial + service + poundage) / 100]
  }

  it.each([
    ['dearer, after 9 hours: as shown', { trial_rate: '0.0015', min_period: 14 }, 9 * 60 * MINUTE, [8, 8]],
    ['dearer, after 25 hours: by the new one', { trial_rate: '0.0015', min_period: 14 }, 25 * 60 * MINUTE, [8, 9]],
    ['cheaper, after 9 hours: by the new one', { annualized_interest_rate: '0.1' }, 9 * 60 * MINUTE, [8, 4.89]],
    ['cheaper, after a minute: not on sale yet', { annualized_interest_rate: '0.1' }, MINUTE, [8, 8]],
    ['cheaper, after 25 hours', { annualized_interest_rate: '0.1' }, 25 * 60 * MINUTE, [8, 4.89]],
  ])('%s', async (_, change, waitMs, costs) => {
    expect(await shownAndMade(change, waitMs)).toEqual(costs)
  })

  it('does not change again within the day', async () => {
    await activate(bob, await made())
    letPass(23 * 60 * MINUTE)
    expect((await activate(bob, 1)).error_message).toMatch(/^Another version went on sale less than a day ago: until /)
  })
})
