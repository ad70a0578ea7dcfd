import { describe, expect, test } from 'vitest'
import { keys } from '../../../lib/store/keys.ts'
import { sharedScene } from '../scene.ts'
import { expectFailures } from './ask.ts'
import { newcomer } from './people.ts'
import { failure, success } from './shape.ts'
import { set } from './table.ts'

const borrower = await newcomer(await sharedScene())

const BASICS = '请先完成提额的基础认证'
const MORE = '提额的更多认证请至少完成2项'
const APPLIED = '您的提额申请已提交成功，请等待系统审核'

/** As if the source had been logged in to: how that comes about is in verification.test.ts. */
const verified = (...kinds: string[]) =>
  set(keys.user(borrower.userId), Object.fromEntries(kinds.map((kind) => [`flags.${kind}`, 1])))
const name = (auth_type: string) => borrower.as.post('/auth-common', { auth_type, accounts: '100000001' })
const apply = () => borrower.as.get('/quota-apply')

describe('GET /quota-apply', () => {
  test('needs education and Taobao, then two of six others; names count as much as logins', async () => {
    const needs = (says: string) => expectFailures(borrower.as, [['GET /quota-apply', {}, says]])
    await needs(BASICS)
    await name('qq')
    await name('wechat')
    await verified('taobao')
    await needs(BASICS)
    const other = await newcomer(await sharedScene())
    await set(keys.user(other.userId), { 'flags.taobao': 1, 'flags.education': 1 })
    await expectFailures(other.as, [['GET /quota-apply', {}, MORE]])
    await set(keys.user(other.userId), { 'flags.jd': 1 })
    await expectFailures(other.as, [['GET /quota-apply', {}, MORE]])
    await set(keys.user(other.userId), { 'flags.ebank': 1 })
    expect(await other.as.get('/quota-apply')).toEqual(success(APPLIED))
    await verified('education')
  })

  test('is accepted once, and changes no quota by itself', async () => {
    const before = await borrower.as.get('/home')
    expect(await apply()).toEqual(success(APPLIED))
    expect(await apply()).toEqual(failure('您的提额申请正在审核中，请耐心等待'))
    expect(await borrower.as.get('/home')).toEqual(before)
  })

  test('may be asked for again once it was decided', async () => {
    await set(keys.quotaApplication(borrower.userId), { state: 'rejected' })
    expect(await apply()).toEqual(success(APPLIED))
  })

  test('of two at the same moment one is accepted', async () => {
    await set(keys.quotaApplication(borrower.userId), { state: 'granted' })
    const said = (await Promise.all([apply(), apply(), apply()])).map(({ error_message }) => error_message)
    expect(said.filter((text) => text === APPLIED)).toHaveLength(1)
    expect(new Set(said)).toEqual(new Set([APPLIED, '您的提额申请正在审核中，请耐心等待']))
  })
})
