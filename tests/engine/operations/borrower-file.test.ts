import { describe, expect, it } from 'vitest'
import { blindIndex, vaultOf } from '../../../lib/platform/sealing.ts'
import { keys } from '../../../lib/store/keys.ts'
import { claimMobile } from '../../../lib/store/session.ts'
import { commit } from '../../../lib/table/commit.ts'
import { borrowers } from '../borrowers.ts'
import { callers } from '../callers.ts'
import { testStack } from '../test-stack.ts'

const { borrower, loanIn, read } = borrowers()
const { operator } = await callers()
const ada = operator('ada', 'risk')

const plain = async (id: number) => {
  const user = await read.user(id)
  const vault = await vaultOf(user)
  const open = (field: 'name' | 'identityNo' | 'mobile') => vault.unseal(field, user[field] ?? '')
  return { name: open('name'), identityNo: open('identityNo'), mobile: open('mobile') }
}
const trail = async (id: number) =>
  (await testStack.everything())
    .filter(({ pk, sk }) => pk === keys.user(id).pk && String(sk).startsWith('AUDIT#'))
    .map(({ operator, action }) => [operator, action])

describe('finding a borrower by mobile', () => {
  it('answers with who it is, masked, and notes who looked', async () => {
    const { id } = await borrower()
    const { mobile } = await plain(id)
    await commit(claimMobile(await blindIndex('mobile', mobile), { userId: id, passwordHash: '' } as never))
    const { results } = await ada('users/find', { query: { mobile } })
    expect(results).toMatchObject([
      { user_id: id, mobile: `${mobile.slice(0, 3)}****${mobile.slice(-4)}`, forbidden: false },
    ])
    expect(await trail(id)).toEqual([['ada', 'find']])
  })

  it('finds nobody under a mobile that is not registered, and takes nothing that is none', async () => {
    expect(await ada('users/find', { query: { mobile: '13800000000' } })).toMatchObject({
      status: 'SUCCESS',
      results: [],
    })
    for (const mobile of ['', '138', '1380000000x']) {
      expect((await ada('users/find', { query: { mobile } })).error_message).toBe(
        'A parameter is missing or wrong: mobile: eleven digits of a mobile, 13800000001',
      )
    }
  })
})

describe('a borrower’s file', () => {
  it('shows flags, quota, loans, cards and what was done, and nothing in clear that names a person', async () => {
    const { loanId, userId: id } = await loanIn('repaying')
    const answer = await ada('users/user', { path: { id } })
    expect(answer.results).toMatchObject([
      {
        user_id: id,
        quota: { total: 2000, available: 1000, frozen: 1000 },
        open_loan: loanId,
        loans: [{ loan_id: loanId, state: 'repaying', amount: 1000, period: 10 }],
        cards: [{ bank: '中国建设银行', card_no: '6217********', signed: true, is_default: true }],
        audit: [{ operator: 'ada', action: 'read-file' }],
      },
    ])
    const { name, identityNo, mobile } = await plain(id)
    for (const secret of [name, identityNo, mobile, identityNo.slice(6, 14)]) {
      expect(JSON.stringify(answer)).not.toContain(secret)
    }
  })

  it('is nobody’s without a role, and of nobody there is none', async () => {
    const { id } = await borrower()
    expect((await operator('eve', 'guest')('users/user', { path: { id } })).status).toBe('PERMISSION_ERROR')
    expect((await ada('users/user', { path: { id: 1 } })).error_message).toBe('No such borrower')
    expect(await trail(id)).toEqual([])
  })
})
