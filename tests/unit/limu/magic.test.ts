import { describe, expect, test } from 'vitest'
import { limuStack, nextNews, person, started } from './stack.ts'

const jdLogin = (password: string) => ({ login: { username: 'someone', password } })

describe('identity checks', () => {
  test.each([
    ['测试甲', person.identityNo, 'match'],
    ['王不符', person.identityNo, 'mismatch'],
    ['王查无', person.identityNo, 'unknown'],
    ['测试甲', '110101', 'unknown'],
  ])('%s %s: %s', async (name, identityNo, outcome) => {
    const { provider } = await limuStack()
    expect(await provider.checkIdentity({ name, identityNo })).toBe(outcome)
  })

  test('a check that fails is no "no"', async () => {
    const { provider } = await limuStack()
    const check = provider.checkIdentity({ name: '王异常', identityNo: person.identityNo })
    await expect(check).rejects.toMatchObject({ name: 'VendorUnavailable', vendor: 'limu' })
  })
})

describe('passwords that force an outcome', () => {
  test.each([
    ['wrong', '1102', '账号或密码错误'],
    ['sitedown', '3001', '目标网站维护中，请稍后重试'],
    ['system', '1012', '系统异常，请稍后重试'],
  ])('%s → %s', async (password, code, message) => {
    const stack = await limuStack()
    const token = await started(stack, stack.task('jd', jdLogin(password)))
    expect(await nextNews(stack, 'jd', token)).toEqual({ state: 'refused', code, message })
  })

  test('timeout: nothing ever comes', async () => {
    const stack = await limuStack()
    const token = await started(stack, stack.task('jd', jdLogin('timeout')))
    stack.clock.ms += 86_400_000
    expect(await nextNews(stack, 'jd', token)).toEqual({ state: 'working' })
  })

  test.each([
    ['sms', 'sms', '123456', '000000', '2008'],
    ['jl', 'sms', '1234', 'abcd', '2008'],
    ['img', 'image', 'a7xk', 'wrong', '2007'],
    ['idp', 'password', 'of the mailbox', 'wrong', '1102'],
  ])('%s: wants %s, and may be answered again', async (password, need, right, wrong, code) => {
    const stack = await limuStack()
    const token = await started(stack, stack.task('ebank', { ...jdLogin(password), bankCode: '01020000' }))
    const news = await nextNews(stack, 'ebank', token)
    expect(news).toMatchObject({ state: 'input', need })
    expect('image' in news).toBe(need === 'image')
    expect(await stack.provider.input('ebank', token, wrong)).toMatchObject({ accepted: false, code })
    expect(await stack.provider.status('ebank', token)).toMatchObject({ state: 'input', need })
    expect(await stack.provider.input('ebank', token, right)).toEqual({ accepted: true })
    expect(await stack.provider.input('ebank', token, right)).toMatchObject({ accepted: false, code: '4001' })
    expect(await nextNews(stack, 'ebank', token)).toEqual({ state: 'logged-in' })
  })

  test('nosms: a carrier that wants no code', async () => {
    const stack = await limuStack()
    const token = await started(stack, stack.task('mobile', jdLogin('nosms')))
    expect(await nextNews(stack, 'mobile', token)).toEqual({ state: 'logged-in' })
  })

  test('nologin100: collected without a word about the login', async () => {
    const stack = await limuStack()
    const token = await started(stack, stack.task('jd', jdLogin('nologin100')))
    expect(await nextNews(stack, 'jd', token)).toEqual({ state: 'collected' })
  })

  test('fail100: logged in, then failed, even if both had happened before anybody asked', async () => {
    const stack = await limuStack()
    const token = await started(stack, stack.task('education', jdLogin('fail100')))
    stack.clock.ms += 3_600_000
    expect(await nextNews(stack, 'education', token)).toEqual({ state: 'logged-in' })
    expect(await nextNews(stack, 'education', token)).toMatchObject({ state: 'refused', code: '1116' })
    await expect(stack.provider.result('education', token)).rejects.toThrow('1107')
  })

  test('a word ordered for the next task does the same where nobody types a password', async () => {
    const stack = await limuStack()
    await stack.sim('/next', { uid: person.mobile, word: 'sitedown' })
    const token = await started(stack, stack.task('taobao'))
    expect(await nextNews(stack, 'taobao', token)).toMatchObject({ state: 'refused', code: '3001' })
    const next = await started(stack, stack.task('taobao'))
    expect(await nextNews(stack, 'taobao', next)).toMatchObject({ state: 'input' })
  })

  test('an order that makes no sense is refused', async () => {
    const stack = await limuStack()
    expect((await stack.sim('/next', { callback: 'maybe' })).status).toBe(400)
  })
})

describe('refusals at the start', () => {
  test('not a mobile', async () => {
    const stack = await limuStack()
    const answer = await stack.provider.start(stack.task('mobile', { person: { ...person, mobile: '123' } }))
    expect(answer).toMatchObject({ accepted: false, code: '2001' })
    const login = { username: '', password: '123456' }
    const again = await stack.provider.start(stack.task('mobile', { login, person: { ...person, mobile: '123' } }))
    expect(again).toEqual({ accepted: false, code: '1013', message: '手机号码格式不正确' })
  })

  test('no password', async () => {
    const stack = await limuStack()
    expect(await stack.provider.start(stack.task('jd', jdLogin('')))).toMatchObject({ accepted: false, code: '2001' })
  })
})

describe('time and tokens', () => {
  test('whoever does not answer within ten minutes has to begin again', async () => {
    const stack = await limuStack()
    const token = await started(stack, stack.task('jd', jdLogin('sms')))
    await nextNews(stack, 'jd', token)
    stack.clock.ms += 601_000
    expect(await stack.provider.status('jd', token)).toMatchObject({ state: 'refused', code: '3010' })
    expect(await stack.provider.input('jd', token, '123456')).toMatchObject({ accepted: false, code: '4001' })
  })

  test('a token is unknown elsewhere', async () => {
    const stack = await limuStack()
    const token = await started(stack, stack.task('jd', jdLogin('secret')))
    for (const kind of ['mobile', 'taobao', 'bill'] as const) {
      expect(await stack.provider.status(kind, token)).toMatchObject({ state: 'refused', code: '1011' })
    }
    expect(await stack.provider.status('jd', 'f'.repeat(32))).toMatchObject({ state: 'refused', code: '1011' })
  })
})
