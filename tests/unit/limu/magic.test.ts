import { describe, expect, test } from 'vitest'
import type { CollectionTask, VerificationKind } from '../../../lib/vendors/data-provider.ts'
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

  test('slow: the login takes 40 seconds and wants nothing', async () => {
    const stack = await limuStack()
    for (const kind of ['jd', 'mobile'] as const) {
      const token = await started(stack, stack.task(kind, jdLogin('slow')))
      stack.clock.ms += 39_999
      expect(await stack.provider.status(kind, token)).toEqual({ state: 'working' })
      stack.clock.ms += 1
      expect(await stack.provider.status(kind, token)).toEqual({ state: 'logged-in' })
    }
  })

  test('slowsms: the code is asked for after 40 seconds', async () => {
    const stack = await limuStack()
    const token = await started(stack, stack.task('mobile', jdLogin('slowsms')))
    stack.clock.ms += 39_999
    expect(await stack.provider.status('mobile', token)).toEqual({ state: 'working' })
    stack.clock.ms += 1
    expect(await stack.provider.status('mobile', token)).toEqual({ state: 'input', need: 'sms' })
    await stack.provider.input('mobile', token, '123456')
    expect(await nextNews(stack, 'mobile', token)).toEqual({ state: 'logged-in' })
  })
})

describe('a word ordered for the next task', () => {
  const login = { username: 'someone', password: 'secret' }
  const tasks: Record<string, Partial<CollectionTask> & { kind: VerificationKind }> = {
    mobile: { kind: 'mobile', login },
    jd: { kind: 'jd', login },
    education: { kind: 'education', login },
    ebank: { kind: 'ebank', login, bankCode: '01020000' },
    bill: { kind: 'bill', login: { ...login, username: 'a@163.com' } },
    'bill of QQ': { kind: 'bill', login: { username: '10001@qq.com', password: '' } },
    taobao: { kind: 'taobao' },
  }
  const scanned = ['taobao', 'bill of QQ']

  /** Orders the word, starts, and scans where there is a code to scan. */
  async function ordered(word: string, name: string) {
    const stack = await limuStack()
    await stack.sim('/next', { uid: person.mobile, word })
    const { kind, ...more } = tasks[name] ?? { kind: 'jd' }
    const token = await started(stack, stack.task(kind, more))
    const news = await nextNews(stack, kind, token)
    if (!('need' in news) || news.need !== 'qr') return { stack, kind, token, news, scan: false }
    await stack.sim(`/scan/${token}`, {})
    return { stack, kind, token, news: await nextNews(stack, kind, token), scan: true }
  }

  test.each(Object.keys(tasks))('wrong: %s fails, after the scan if there is one', async (name) => {
    const { news, scan } = await ordered('wrong', name)
    expect(scan).toBe(scanned.includes(name))
    expect(news).toMatchObject({ state: 'refused', code: '1102' })
  })

  test.each(Object.keys(tasks))('sitedown: %s gets no further than the front page', async (name) => {
    const { news, scan } = await ordered('sitedown', name)
    expect(scan).toBe(false)
    expect(news).toMatchObject({ state: 'refused', code: '3001' })
  })

  test.each(Object.keys(tasks))('idp: %s wants a password of its own, after the scan if there is one', async (name) => {
    const { stack, kind, token, news } = await ordered('idp', name)
    expect(news).toEqual({ state: 'input', need: 'password' })
    expect(await stack.provider.input(kind, token, 'of the mailbox')).toEqual({ accepted: true })
    expect(await nextNews(stack, kind, token)).toMatchObject({
      state: /education/.test(name) ? 'collected' : 'logged-in',
    })
  })

  test.each(Object.keys(tasks))('fail100: %s fails after the login', async (name) => {
    const { stack, kind, token, news } = await ordered('fail100', name)
    if (news.state === 'input') await stack.provider.input(kind, token, '123456')
    const loggedIn = news.state === 'input' ? await nextNews(stack, kind, token) : news
    expect(loggedIn).toEqual({ state: 'logged-in' })
    expect(await nextNews(stack, kind, token)).toMatchObject({ state: 'refused', code: '1116' })
  })

  test('slow: the scan is judged after 40 seconds', async () => {
    const stack = await limuStack()
    await stack.sim('/next', { word: 'slow' })
    const token = await started(stack, stack.task('taobao'))
    expect(await nextNews(stack, 'taobao', token)).toMatchObject({ need: 'qr' })
    await stack.sim(`/scan/${token}`, {})
    stack.clock.ms += 39_999
    expect(await stack.provider.status('taobao', token)).toEqual({ state: 'working' })
    stack.clock.ms += 1
    expect(await stack.provider.status('taobao', token)).toEqual({ state: 'logged-in' })
  })

  test('is for one task, of that person', async () => {
    const stack = await limuStack()
    await stack.sim('/next', { uid: person.mobile, word: 'sitedown' })
    const other = await started(stack, stack.task('taobao', { person: { ...person, mobile: '13800000001' } }))
    const token = await started(stack, stack.task('taobao'))
    const next = await started(stack, stack.task('taobao'))
    expect(await nextNews(stack, 'taobao', token)).toMatchObject({ state: 'refused', code: '3001' })
    for (const one of [other, next]) expect(await nextNews(stack, 'taobao', one)).toMatchObject({ state: 'input' })
  })

  test.each([{ callback: 'maybe' }, { word: 'abracadabra' }, { wrd: 'wrong' }])('%j is refused', async (order) => {
    const stack = await limuStack()
    expect((await stack.sim('/next', order)).status).toBe(400)
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
