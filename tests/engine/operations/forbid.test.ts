import { describe, expect, it } from 'vitest'
import { keys } from '../../../lib/store/keys.ts'
import { atOnce, borrowers } from '../borrowers.ts'
import { callers } from '../callers.ts'
import { testStack } from '../test-stack.ts'

const { borrower, loanIn, read } = borrowers()
const { borrowerCalls, operator } = await callers()
const risk = operator('ada', 'risk')

const FORBIDDEN = { status: 'PERMISSION_ERROR', error_message: '暂时无法申请借款，敬请谅解' }
const reason = 'named a false employer'
const forbid = (id: number) => risk('users/forbid', { path: { id }, json: { reason } })
const allow = (id: number) => risk('users/allow', { path: { id }, json: { reason: 'it was a mistake' } })

const trail = async (userId: number) =>
  (await testStack.everything()).filter(({ pk, sk }) => pk === keys.user(userId).pk && String(sk).startsWith('AUDIT#'))

const loan = { amount: '1000', period: '10' }
const login = { username: 'sample', password: 'correct-horse' }

describe('a forbidden borrower', () => {
  it.each([
    ['loan/loan-confirm', loan],
    ['loan/loan-submit', loan],
    ['quota/quota-apply', undefined],
    ['verification/lm-identity', { username: '测试甲', identityno: '110101199001019992' }],
    ['verification/lm-mobile', { servicecode: 'service-code' }],
    ['verification/lm-jd', login],
    ['verification/lm-taobao', {}],
    ['verification/lm-education', login],
    ['verification/lm-bill', { username: '1000@qq.com', password: 'x' }],
    ['verification/lm-ebank', { ...login, bank: '01050000' }],
  ])('may not ask for %s', async (file, json) => {
    const user = await borrower()
    expect(await forbid(user.id)).toMatchObject({ status: 'SUCCESS' })
    expect(await borrowerCalls(user, file, json ? { json } : {})).toMatchObject(FORBIDDEN)
  })

  it.each([
    ['home/home', {}],
    ['profile/user-profile', {}],
    ['loan/loan-record', {}],
    ['repayment/repayments-record', {}],
    ['coupon/cash-coupon-get', {}],
    ['bankcard/auth-bankcard-get', {}],
    ['verification/user-auth-state', {}],
    ['feedback/feedback', { json: { type: '建议', content: '测试' } }],
  ])('reads and writes to us as before: %s', async (file, asked) => {
    const user = await borrower({ forbidden: true })
    expect(await borrowerCalls(user, file, asked)).toMatchObject({ status: 'SUCCESS' })
  })

  it('repays', async () => {
    const { loanId, userId } = await loanIn('repaying')
    await forbid(userId)
    const answer = await borrowerCalls({ id: userId }, 'repayment/llpay-auth-pay', { json: { loan_id: loanId } })
    expect(answer).toMatchObject({ status: 'SUCCESS', results: [{ req_data: { no_order: expect.any(String) } }] })
  })

  it('may ask again once allowed', async () => {
    const user = await borrower()
    await forbid(user.id)
    expect(await allow(user.id)).toMatchObject({ status: 'SUCCESS', error_message: 'Allowed' })
    expect((await borrowerCalls(user, 'loan/loan-submit', { json: loan })).error_message).not.toBe(
      FORBIDDEN.error_message,
    )
    expect((await read.user(user.id)).forbidden).toBeUndefined()
  })
})

describe('forbidding', () => {
  it('leaves who, when, what and why beside the borrower', async () => {
    const { id } = await borrower()
    await forbid(id)
    await allow(id)
    expect(await trail(id)).toMatchObject([
      { operator: 'ada', action: 'forbid', before: 'allowed', after: 'forbidden', why: reason, at: expect.any(Number) },
      { operator: 'ada', action: 'allow', before: 'forbidden', after: 'allowed', why: 'it was a mistake' },
    ])
  })

  it('happens once of ten at once, and is told so again', async () => {
    const { id } = await borrower()
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => forbid(id)))
    expect(outcomes.filter(({ status }) => status === 'SUCCESS')).toHaveLength(1)
    expect(await forbid(id)).toMatchObject({
      status: 'FAILURE',
      error_message: 'The borrower is forbidden already: the file says since when, by whom and why',
    })
    expect(await trail(id)).toHaveLength(1)
    expect(
      await atOnce(3, () => allow(id).then(({ status }) => status === 'SUCCESS' || Promise.reject({ code: status }))),
    ).toEqual({
      done: 1,
      FAILURE: 2,
    })
  })

  it('needs a reason, the role and a borrower', async () => {
    const { id } = await borrower()
    expect(await risk('users/forbid', { path: { id }, json: { reason: ' ' } })).toMatchObject({
      error_message: 'A reason is required',
    })
    for (const role of ['reviewer', 'cashier', '']) {
      const answer = await operator('bob', role)('users/forbid', { path: { id }, json: { reason } })
      expect(answer.status).toBe('PERMISSION_ERROR')
    }
    expect(await forbid(1)).toMatchObject({ error_message: 'No such borrower' })
    expect((await read.user(id)).forbidden).toBeUndefined()
    expect(await trail(id)).toEqual([])
  })
})
