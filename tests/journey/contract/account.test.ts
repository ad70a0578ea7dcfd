import { beforeEach, describe, expect, test } from 'vitest'
import { codeSentTo, messagesTo, until } from '../../../local/journey/vendors.ts'
import { syntheticPerson } from '../../../local/synthetic.ts'
import { sharedScene } from '../scene.ts'
import { caller, exchange, expectFailures } from './ask.ts'
import { identified, newcomer } from './people.ts'
import { expectSuccess, failure, success, TOKEN_ERROR } from './shape.ts'
import { awayFromTheEndOf, businessTime, letPass, QUARTER_OF_AN_HOUR } from './table.ts'

const scene = await sharedScene()
const guest = caller()

// Tries with passwords are counted by the quarter of an hour.
beforeEach(() => awayFromTheEndOf(QUARTER_OF_AN_HOUR))

const CODE_INVALID = '验证码不正确或已过期（有效期为15分钟）'
const LENGTH = '请使用6~20位数字、字母、特殊符号组合'
const SIMPLE = '密码过于简单，请更换'
const TRIES = failure('尝试次数过多，请稍后再试')
const session = [{ mobile: 'text', token: 'text', expiry_timestamp: 'seconds' }] as const

/** A code that really was sent. */
async function codeFor(mobile: string, purpose: 'new-user' | 'forget-password'): Promise<string> {
  expect(await guest.post(`/1/send-mobile-code/${purpose}`, { mobile })).toEqual(success())
  return codeSentTo(scene.sandbox, mobile, purpose === 'new-user' ? 'signup-code' : 'reset-code')
}

const otherThan = (code: string) => (code === '111111' ? '222222' : '111111')

describe('POST /1/send-mobile-code/…', () => {
  test.each(['new-user', 'forget-password'])('%s: refusals', (purpose) =>
    expectFailures(
      guest,
      [{}, { mobile: '' }, { mobile: '1380000000' }, { mobile: '23800000001' }, { mobile: 'abc' }].map((fields) => [
        `POST /1/send-mobile-code/${purpose}`,
        fields,
        '请输入可用的手机号码',
      ]),
    ),
  )

  test('numbers that the client refuses are served all the same', async () => {
    const { mobile } = syntheticPerson()
    for (const prefix of ['166', '199']) await codeFor(`${prefix}${mobile.slice(3)}`, 'new-user')
  })

  test('six digits; within a minute no second message, and the first code stays good', async () => {
    const { mobile, password } = syntheticPerson()
    const code = await codeFor(mobile, 'new-user')
    expect(code).toMatch(/^\d{6}$/)
    const hasty = failure('短信发送过于频繁，请稍后再试')
    expect(await guest.post('/1/send-mobile-code/new-user', { mobile })).toEqual(hasty)
    expect(await messagesTo(scene.sandbox, mobile)).toHaveLength(1)
    expectSuccess(await guest.post('/signup', { mobile, code, password }), session)
  })

  test('a reset for a number that nobody registered is answered alike, and not sent', async () => {
    const { mobile, password } = syntheticPerson()
    expect(await guest.post('/1/send-mobile-code/forget-password', { mobile })).toEqual(success())
    expect(await messagesTo(scene.sandbox, mobile)).toEqual([])
    const answer = await guest.put('/forget-password', { mobile, code: '135790', password })
    expect(answer).toEqual(failure(CODE_INVALID))
  })
})

describe('POST /signup', () => {
  test('refusals, of which none tells whether a number is registered', async () => {
    const { mobile, password } = (await newcomer(scene)).person
    const unused = syntheticPerson().mobile
    const good = { mobile: unused, code: '135790', password: 'correct-horse' }
    await expectFailures(guest, [
      ['POST /signup', {}, '请输入手机号'],
      ['POST /signup', { ...good, mobile: '1380000000' }, '请输入可用的手机号码'],
      ['POST /signup', { ...good, password: '' }, '请输入密码'],
      ['POST /signup', { ...good, code: '' }, '请输入验证码'],
      ['POST /signup', { ...good, password: '12345' }, LENGTH],
      ['POST /signup', { ...good, password: `${'a1'.repeat(10)}b` }, LENGTH],
      ['POST /signup', { ...good, password: '654321' }, SIMPLE],
      ['POST /signup', { ...good, password: 'Passw0rd' }, SIMPLE],
      ['POST /signup', { ...good, password: unused }, SIMPLE],
      ['POST /signup', { ...good, password: [...unused].reverse().join('') }, SIMPLE],
      ['POST /signup', { ...good, password: ['correct-horse'] }, '参数错误'],
      ['POST /signup', good, CODE_INVALID],
      ['POST /signup', { ...good, mobile, password }, CODE_INVALID],
    ])
  })

  test('signs in at once; the code is used up', async () => {
    const { mobile, password } = syntheticPerson()
    const code = await codeFor(mobile, 'new-user')
    const answer = await guest.post('/signup', { mobile, code, password })
    expectSuccess(answer, session)
    const [signedUp] = answer.results
    expect(signedUp.mobile).toBe(mobile)
    const days = (signedUp.expiry_timestamp - (await businessTime()) / 1000) / 86_400
    expect(days).toBeGreaterThan(29.9)
    expect(days).toBeLessThan(30.1)
    expect((await caller(signedUp.token).get('/home')).results[0]).toMatchObject({ mobile, quota: 2000, state: '' })
    expect(await guest.post('/signup', { mobile, code, password })).toEqual(failure(CODE_INVALID))
  })

  test('a registered number: no code is sent, and its owner reads why; the account stays as it is', async () => {
    const { mobile, password } = syntheticPerson()
    const used = await codeFor(mobile, 'new-user')
    expectSuccess(await guest.post('/signup', { mobile, code: used, password }), session)
    // Two codes are a minute apart.
    await letPass(60_000)
    expect(await guest.post('/1/send-mobile-code/new-user', { mobile })).toEqual(success())
    const read = await until(
      () => messagesTo(scene.sandbox, mobile),
      (messages) => messages.length === 2,
    )
    expect(read[0]).toMatchObject({ template: 'already-registered', params: {} })
    expect(read[0]?.text).toContain('已注册')
    const answer = await guest.post('/signup', { mobile, code: used, password: 'another-horse' })
    expect(answer).toEqual(failure(CODE_INVALID))
    expectSuccess(await guest.post('/login', { mobile, password }), session)
  })

  test('five wrong tries use a code up', async () => {
    const { mobile, password } = syntheticPerson()
    const code = await codeFor(mobile, 'new-user')
    for (let n = 0; n < 5; n++) {
      expect(await guest.post('/signup', { mobile, code: otherThan(code), password })).toEqual(failure(CODE_INVALID))
    }
    expect(await guest.post('/signup', { mobile, code, password })).toEqual(failure(CODE_INVALID))
  })

  test('a code to sign up resets no password', async () => {
    const { mobile, password } = syntheticPerson()
    const code = await codeFor(mobile, 'new-user')
    expect(await guest.put('/forget-password', { mobile, code, password })).toEqual(failure(CODE_INVALID))
    expectSuccess(await guest.post('/signup', { mobile, code, password }), session)
  })

  test('of two at the same moment one signs up', async () => {
    const { mobile, password } = syntheticPerson()
    const code = await codeFor(mobile, 'new-user')
    const fields = { mobile, code, password }
    const answers = await Promise.all([1, 2, 3].map(() => guest.post('/signup', fields)))
    expect(answers.filter(({ status }) => status === 'SUCCESS')).toHaveLength(1)
    expect(await guest.post('/login', { mobile, password })).toMatchObject({ status: 'SUCCESS' })
  })
})

describe('POST /login', () => {
  test('refusals are one and the same, whatever is wrong; what cannot be a mobile is no wrong password', async () => {
    const { mobile } = (await newcomer(scene)).person
    const says = '手机号或密码错误'
    await expectFailures(guest, [
      ['POST /login', {}, '请输入可用的手机号码'],
      ['POST /login', { password: 'correct-horse' }, '请输入可用的手机号码'],
      ['POST /login', { mobile: 'abc', password: 'correct-horse' }, '请输入可用的手机号码'],
      ['POST /login', { mobile }, says],
      ['POST /login', { mobile, password: 'wrong-horse' }, says],
      ['POST /login', { mobile: syntheticPerson().mobile, password: 'correct-horse' }, says],
    ])
  })

  test('ten sessions live side by side; with one more the oldest ends', async () => {
    const { as: first, person } = await newcomer(scene)
    const { mobile, password } = person
    const tokens: string[] = []
    // Sessions of one second are equally old.
    await letPass(2000)
    for (let n = 0; n < 10; n++) {
      const answer = await guest.post('/login', { mobile, password })
      expectSuccess(answer, session)
      tokens.push(answer.results[0].token)
      // The first is one of ten until the tenth login.
      expect((await first.get('/user-work')).status).toBe(n < 9 ? 'SUCCESS' : 'TOKEN_ERROR')
    }
    expect(new Set(tokens).size).toBe(10)
    for (const token of tokens) expect((await caller(token).get('/user-work')).status).toBe('SUCCESS')
  })

  test('after five wrong passwords not even the right one; others are not concerned', async () => {
    const { person, as } = await newcomer(scene)
    const { mobile, password } = person
    for (let n = 0; n < 5; n++) {
      const answer = await guest.post('/login', { mobile, password: 'wrong-horse' })
      expect(answer).toEqual(failure('手机号或密码错误'))
    }
    expect(await guest.post('/login', { mobile, password })).toEqual(TRIES)
    expect((await as.get('/user-work')).status).toBe('SUCCESS')
    const other = (await newcomer(scene)).person
    expect((await guest.post('/login', { ...other })).status).toBe('SUCCESS')
  })

  test('a right password forgets the wrong ones before it', async () => {
    const { mobile, password } = (await newcomer(scene)).person
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < 4; n++) await guest.post('/login', { mobile, password: 'wrong-horse' })
      expect((await guest.post('/login', { mobile, password })).status).toBe('SUCCESS')
    }
  })
})

describe('GET /logout', () => {
  const BYE = success('成功退出登入')

  test('as the client sends it, without a token: a success that ends nothing', async () => {
    const { as } = await newcomer(scene)
    for (const who of [guest, caller('undefined'), caller(''), caller('a.b.c')])
      expect(await who.get('/logout')).toEqual(BYE)
    expect((await as.get('/home')).results[0].mobile).not.toBe('')
  })

  test('with a token it ends that session and no other, any number of times', async () => {
    const { as, person } = await newcomer(scene)
    const { mobile, password } = person
    const other = caller((await guest.post('/login', { mobile, password })).results[0].token)
    expect(await as.get('/logout')).toEqual(BYE)
    expect(await as.get('/logout')).toEqual(BYE)
    // The client goes on sending the old token: home, lists, and a loan.
    for (const path of ['/home', '/loan-record', '/user-auth-state']) expect(await as.get(path)).toEqual(TOKEN_ERROR)
    expect(await as.post('/loan-submit', { amount: '500', period: '7' })).toEqual(TOKEN_ERROR)
    expect((await other.get('/user-work')).status).toBe('SUCCESS')
    expect((await guest.post('/login', { mobile, password })).status).toBe('SUCCESS')
  })
})

describe('PUT /password', () => {
  test('refusals leave password and sessions as they were', async () => {
    const { as, person } = await newcomer(scene)
    const { mobile, password: old_password } = person
    const EMPTY = '请填写当前密码,新密码,确认密码'
    const change = (new_password: string, repeat_password = new_password) => ({
      old_password,
      new_password,
      repeat_password,
    })
    await expectFailures(as, [
      ['PUT /password', {}, EMPTY],
      ['PUT /password', { ...change('another-horse'), old_password: '' }, EMPTY],
      ['PUT /password', change(''), EMPTY],
      ['PUT /password', change('another-horse', ''), EMPTY],
      ['PUT /password', change('12345'), LENGTH],
      ['PUT /password', change(`${'x'.repeat(20)}y`), LENGTH],
      ['PUT /password', change('123456'), SIMPLE],
      ['PUT /password', change(mobile), SIMPLE],
      ['PUT /password', change('another-horse', 'another-cow'), '新密码与确认密码不一致'],
      ['PUT /password', { ...change('another-horse'), old_password: 'wrong-horse' }, '当前密码错误，请重试'],
      ['PUT /password', { ...change('another-horse'), old_password: [old_password] }, '参数错误'],
    ])
    expect((await guest.post('/login', { mobile, password: old_password })).status).toBe('SUCCESS')
  })

  test.each([
    ['a real PUT of a form', { method: 'PUT', as: 'form' }],
    ['a real PUT of JSON', { method: 'PUT', as: 'json' }],
    ['a POST that says it is a PUT', { method: 'POST', as: 'form', headers: { 'x-http-method-override': 'PUT' } }],
  ] as const)('%s: the caller’s session goes on, the others end, the old password is worth nothing', async (_, how) => {
    const { as, person } = await newcomer(scene)
    const { mobile, password: old_password } = person
    const other = caller((await guest.post('/login', { mobile, password: old_password })).results[0].token)
    // Twenty characters, emoji among them.
    const new_password = `another-horse-${'🐎'.repeat(6)}`
    const fields = { old_password, new_password, repeat_password: new_password }
    const { answer } = await exchange({ ...how, path: '/password', token: as.token, fields })
    expect(answer).toEqual(success('密码修改成功'))
    expect((await as.get('/user-work')).status).toBe('SUCCESS')
    expect(await other.get('/user-work')).toEqual(TOKEN_ERROR)
    expect(await guest.post('/login', { mobile, password: old_password })).toEqual(failure('手机号或密码错误'))
    expect((await guest.post('/login', { mobile, password: new_password })).status).toBe('SUCCESS')
  })

  test('guesses of the current password are counted', async () => {
    const { as, person } = await newcomer(scene)
    const guess = (old_password: string) =>
      as.put('/password', { old_password, new_password: 'another-horse', repeat_password: 'another-horse' })
    for (let n = 0; n < 5; n++) expect(await guess('wrong-horse')).toEqual(failure('当前密码错误，请重试'))
    expect(await guess(person.password)).toEqual(TRIES)
  })
})

describe('PUT /forget-password', () => {
  test('refusals', async () => {
    const { mobile } = (await newcomer(scene)).person
    const good = { mobile, code: '135790', password: 'another-horse' }
    await expectFailures(guest, [
      ['PUT /forget-password', {}, '请填写手机号码'],
      ['PUT /forget-password', { ...good, mobile: '1380000000' }, '请输入可用的手机号码'],
      ['PUT /forget-password', { ...good, code: '' }, '请填写验证码'],
      ['PUT /forget-password', { ...good, password: '' }, '请填写新密码'],
      ['PUT /forget-password', { ...good, password: '12345' }, LENGTH],
      ['PUT /forget-password', { ...good, password: 'password' }, SIMPLE],
      ['PUT /forget-password', { ...good, password: mobile }, SIMPLE],
      ['PUT /forget-password', good, CODE_INVALID],
    ])
  })

  test('before the identity is known the code is enough: all sessions end, and it works once', async () => {
    const { as, person } = await newcomer(scene)
    const { mobile, password } = person
    const code = await codeFor(mobile, 'forget-password')
    const reset = { mobile, code, password: 'another-horse' }
    // As the client on the same origin writes it, never with card_mantissa.
    const headers = { 'x-http-method-override': 'PUT' }
    const { answer } = await exchange({ method: 'POST', path: '/forget-password', headers, fields: reset })
    expect(answer).toEqual(success('设置成功'))
    expect(await as.get('/user-work')).toEqual(TOKEN_ERROR)
    expect(await guest.post('/login', { mobile, password })).toEqual(failure('手机号或密码错误'))
    expect((await guest.post('/login', { mobile, password: 'another-horse' })).status).toBe('SUCCESS')
    expect(await guest.put('/forget-password', reset)).toEqual(failure(CODE_INVALID))
  })

  test('once it is, the last six of the number are wanted, but only from who has the code', async () => {
    const { as, person } = await identified(scene)
    const { mobile, identityNo } = person
    const code = await codeFor(mobile, 'forget-password')
    const tail = identityNo.slice(-6)
    const wrong = tail === '000000' ? '111111' : '000000'
    const reset = { mobile, code, password: 'another-horse' }
    await expectFailures(guest, [
      ['PUT /forget-password', { ...reset, code: otherThan(code), card_mantissa: tail }, CODE_INVALID],
      ['PUT /forget-password', reset, '请填写身份证后六位'],
      ['PUT /forget-password', { ...reset, card_mantissa: wrong }, '身份证后六位输入有误，请重新输入'],
    ])
    expect((await as.get('/user-work')).status).toBe('SUCCESS')
    expect(await guest.put('/forget-password', { ...reset, card_mantissa: tail.toLowerCase() })).toEqual(
      success('设置成功'),
    )
    expect(await as.get('/user-work')).toEqual(TOKEN_ERROR)
    expect((await guest.post('/login', { mobile, password: 'another-horse' })).status).toBe('SUCCESS')
  })

  test('tries are counted: after five not even all that is right', async () => {
    const { mobile } = (await newcomer(scene)).person
    const code = await codeFor(mobile, 'forget-password')
    const reset = { mobile, code, password: 'another-horse' }
    for (let n = 0; n < 5; n++) {
      expect(await guest.put('/forget-password', { ...reset, code: otherThan(code) })).toEqual(failure(CODE_INVALID))
    }
    expect(await guest.put('/forget-password', reset)).toEqual(TRIES)
  })
})
