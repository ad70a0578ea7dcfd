import { describe, expect, test } from 'vitest'
import { until } from '../../../local/journey/vendors.ts'
import { sharedScene } from '../scene.ts'
import { expectFailures } from './ask.ts'
import { identified, newcomer, type Person } from './people.ts'
import { VENDOR_TOKEN } from './routes.ts'
import { expectSuccess, failure } from './shape.ts'
import { awayFromTheEndOf, EIGHT_HOURS } from './table.ts'

/** The sandbox takes a password for what shall happen: `wrong`, `sms`, `img` … (local/sandbox/limu/scenarios.ts). */

await awayFromTheEndOf(EIGHT_HOURS)
const scene = await sharedScene()
/**
 * Whose every verification succeeds, and whose every one fails; who meets with a source of the other kind: no code, a
 * password in place of a scan.
 */
const [lucky, unlucky, other, fresh] = await Promise.all([
  identified(scene),
  identified(scene),
  identified(scene),
  newcomer(scene),
])

const token = [{ token: 'vendorToken' }] as const
const picture = [{ token: 'vendorToken', input: 'picture' }] as const
const somebody = (password: string) => ({ username: 'somebody', password })

/** Whether the borrower counts as verified, a number. */
async function flagOf({ as }: Person, kind: string): Promise<number> {
  if (kind === 'phone') return (await as.get('/user-auth-state')).results[0].is_phone_auth
  return (await as.get('/auth-common-get', { auth_type: kind })).results[0][kind]
}

/** Once all is collected, the same day brings no second collection. */
async function expectDone(who: Person, path: string, fields: object): Promise<void> {
  const again = () => who.as.post(path, { ...fields })
  const done = await until(again, ({ error_message }) => error_message === '已经认证成功')
  expect(done).toEqual(failure('已经认证成功'))
}

describe.concurrent('a verification that succeeds', () => {
  test.each([
    ['/lm-mobile', '/lm-mobile-input', () => lucky],
    ['/lm-mobile-report', '/lm-mobile-report-input', () => other],
  ])('%s: a code is asked for, typed, and its verdict waited for', async (start, input, whose) => {
    const who = whose()
    const started = await who.as.post(start, { servicecode: 'service-code' })
    expectSuccess(started, token, '0006')
    const task = started.results[0]
    expect(await flagOf(who, 'phone')).toBe(0)
    // A page that was loaded anew finds its task again.
    expect(await who.as.post(start, { servicecode: 'service-code' })).toEqual(started)

    const wrong = await who.as.post(input, { ...task, smscode: '000000' })
    expect(wrong).toEqual(failure('短信验证码错误[2008]'))
    const typed = await who.as.post(input, { ...task, smscode: '135790' })
    expectSuccess(typed, token, '0009')
    expect(typed.results).toEqual([task])
    const verdict = await who.as.post('/lm-mobile-continue', task)
    expectSuccess(verdict, token, '0100')
    expect(verdict.results).toEqual([task])
    expect(await flagOf(who, 'phone')).toBe(1)
    await expectDone(who, start, { servicecode: 'service-code' })
    expect(await flagOf(who, 'phone')).toBe(1)
  })

  test('/lm-jd: a code; the input’s results are an object, as its own sample shows', async () => {
    const started = await lucky.as.post('/lm-jd', somebody('sms'))
    expectSuccess(started, token, '0006')
    const task = started.results[0]
    const typed = await lucky.as.post('/lm-jd-input', { ...task, smscode: '135790' })
    expectSuccess(typed, token[0], '0009')
    expect(typed.results).toEqual(task)
    expectSuccess(await lucky.as.post('/lm-jd-continue', task), token, '0100')
    expect(await flagOf(lucky, 'jd')).toBe(1)
    await expectDone(lucky, '/lm-jd', somebody('sms'))
  })

  test('/lm-jd without a code: logged in at once, which the client takes for success', async () => {
    const started = await other.as.post('/lm-jd', somebody('correct-horse'))
    expectSuccess(started, token, '0100')
    expect(await flagOf(other, 'jd')).toBe(1)
    expectSuccess(await other.as.post('/lm-jd-continue', started.results[0]), token, '0100')
  })

  test('/lm-taobao: a picture to scan, as a data URI, and one wait for the scan', async () => {
    const started = await lucky.as.post('/lm-taobao')
    expectSuccess(started, picture, '0006')
    const { token: task } = started.results[0]
    expect(await flagOf(lucky, 'taobao')).toBe(0)
    await fetch(`${scene.sandbox.url}/limu/_sim/scan/${task}`, { method: 'POST' })
    expectSuccess(await lucky.as.post('/lm-taobao-continue', { token: task }), token, '0100')
    expect(await flagOf(lucky, 'taobao')).toBe(1)
    await expectDone(lucky, '/lm-taobao', {})
  })

  test('/lm-education: in one call', async () => {
    expectSuccess(await lucky.as.post('/lm-education', somebody('correct-horse')), token, '认证成功')
    expect(await flagOf(lucky, 'education')).toBe(1)
    await expectDone(lucky, '/lm-education', somebody('correct-horse'))
  })

  test('/lm-bill of QQ: a picture to scan, no password', async () => {
    const started = await lucky.as.post('/lm-bill', { username: '100000001@qq.com', password: '' })
    expectSuccess(started, picture, '0006')
    const { token: task } = started.results[0]
    await fetch(`${scene.sandbox.url}/limu/_sim/scan/${task}`, { method: 'POST' })
    expectSuccess(await lucky.as.post('/lm-bill-continue', { token: task }), token, '0100')
    expect(await flagOf(lucky, 'bill')).toBe(1)
    await expectDone(lucky, '/lm-bill', { username: '100000001@qq.com' })
  })

  test('/lm-bill of another provider: in one call, with the password', async () => {
    const login = { username: 'Somebody@163.COM', password: 'correct-horse' }
    expectSuccess(await other.as.post('/lm-bill', login), token, '认证成功')
    expect(await flagOf(other, 'bill')).toBe(1)
  })

  test('/lm-ebank: in one call', async () => {
    const login = { ...somebody('correct-horse'), bank: '01040000' }
    expectSuccess(await lucky.as.post('/lm-ebank', login), token, '认证成功')
    expect(await flagOf(lucky, 'ebank')).toBe(1)
    await expectDone(lucky, '/lm-ebank', login)
  })
})

describe.concurrent('a verification that fails', () => {
  const ebank = (password: string) => ({ ...somebody(password), bank: '01020000' })
  const mail = (password: string) => ({ username: 'somebody@126.com', password })

  test.each([
    ['/lm-mobile', 'phone', (word: string) => ({ servicecode: word })],
    ['/lm-jd', 'jd', somebody],
    ['/lm-education', 'education', somebody],
    ['/lm-bill', 'bill', mail],
    ['/lm-ebank', 'ebank', ebank],
  ])('%s: the source’s words with their code; then it may be tried again', async (path, kind, login) => {
    const refused: [string, string][] = [
      ['wrong', '账号或密码错误[1102]'],
      ['sitedown', '目标网站维护中，请稍后重试[3001]'],
      // It wants something for which the API has no route.
      ['img', '该账号需要额外验证，暂不支持'],
    ]
    for (const [word, says] of refused) {
      expect([word, await unlucky.as.post(path, login(word))]).toEqual([word, failure(says)])
    }
    expect(await flagOf(unlucky, kind)).toBe(0)
  })

  test.each([
    ['/lm-education', 'sms'],
    ['/lm-ebank', 'sms'],
    ['/lm-jd', 'idp'],
  ])('%s that asks for %s is not supported', async (path, word) => {
    const who = await identified(scene)
    const answer = await who.as.post(path, { ...somebody(word), bank: '01040000' })
    expect(answer).toEqual(failure('该账号需要额外验证，暂不支持'))
  })

  test('after the login: the borrower counted as verified, and does no longer', async () => {
    const who = await identified(scene)
    const started = await who.as.post('/lm-jd', somebody('fail100'))
    expectSuccess(started, token, '0100')
    await until(
      () => flagOf(who, 'jd'),
      (flag) => flag === 0,
    )
    expect(await who.as.post('/lm-jd-continue', started.results[0])).toEqual(failure('认证未完成，请重新认证'))
  })

  test('/lm-mobile without a code is told as a failure, for the client would wait for ever on a success', async () => {
    const who = await identified(scene)
    const answer = await who.as.post('/lm-mobile', { servicecode: 'nosms' })
    expect(answer).toStrictEqual({
      ...failure('认证成功'),
      results: [{ token: expect.stringMatching(/^[0-9a-f]{32}$/) }],
    })
    expect(await flagOf(who, 'phone')).toBe(1)
    expectSuccess(await who.as.post('/lm-mobile-continue', answer.results[0]), token, '0100')
  })

  test('a verdict that is not there within the time of a request is asked for again', async () => {
    const who = await identified(scene)
    const answer = await who.as.post('/lm-ebank', ebank('timeout'))
    expect(answer).toStrictEqual({
      ...failure('认证处理中，请稍后重试'),
      results: [{ token: expect.stringMatching(/^[0-9a-f]{32}$/) }],
    })
    expect(await flagOf(who, 'ebank')).toBe(0)
  })
})

describe('refusals before anybody is asked', () => {
  const NOT_KNOWN = '认证任务不存在或已失效'
  const long = 'a'.repeat(65)

  test('of a start', () =>
    expectFailures(unlucky.as, [
      ['POST /lm-mobile', {}, '请输入服务密码'],
      ['POST /lm-mobile', { servicecode: ['1'] }, '参数错误'],
      ['POST /lm-mobile', { servicecode: long }, '数据异常'],
      ['POST /lm-mobile-report', { servicecode: ' ' }, '请输入服务密码'],
      ['POST /lm-jd', {}, '用户帐号不能为空'],
      ['POST /lm-jd', { password: 'x' }, '用户帐号不能为空'],
      ['POST /lm-jd', { username: 'x' }, '密码不能为空'],
      ['POST /lm-education', {}, '参数错误'],
      ['POST /lm-education', { username: 'x' }, '参数错误'],
      ['POST /lm-education', { password: 'x' }, '参数错误'],
      ['POST /lm-bill', {}, '参数错误'],
      ['POST /lm-bill', { username: 'somebody', password: 'x' }, '不支持的邮箱类型'],
      ['POST /lm-bill', { username: 'somebody@example.com', password: 'x' }, '不支持的邮箱类型'],
      ['POST /lm-bill', { username: '163.com', password: 'x' }, '不支持的邮箱类型'],
      ['POST /lm-bill', { username: 'somebody@139.com' }, '参数错误'],
      ['POST /lm-ebank', {}, '参数错误'],
      ['POST /lm-ebank', { ...somebody('x'), bank: '' }, '参数错误'],
      ['POST /lm-ebank', { username: 'x', bank: '01040000' }, '参数错误'],
      ['POST /lm-ebank', { ...somebody('x'), bank: '99999999' }, '暂不支持该银行'],
      ['POST /lm-ebank', { ...somebody('x'), bank: 'toString' }, '暂不支持该银行'],
    ]))

  test('of an input and of a wait', () =>
    expectFailures(
      unlucky.as,
      ['mobile', 'mobile-report', 'jd', 'taobao', 'bill'].flatMap(
        (kind): [string, Record<string, unknown>, string][] => {
          const wait = `POST /lm-${kind.replace('-report', '')}-continue`
          const input = `POST /lm-${kind}-input`
          return [
            [wait, {}, 'token不能为空'],
            [wait, { token: VENDOR_TOKEN }, NOT_KNOWN],
            [wait, { token: '../../etc/passwd' }, NOT_KNOWN],
            [wait, { token: [VENDOR_TOKEN] }, '参数错误'],
            ...(['taobao', 'bill'].includes(kind)
              ? []
              : ([
                  [input, {}, '请输入验证码'],
                  [input, { token: VENDOR_TOKEN }, '请输入验证码'],
                  [input, { smscode: '135790' }, 'token不能为空'],
                  [input, { smscode: '135790', token: VENDOR_TOKEN }, NOT_KNOWN],
                ] as [string, Record<string, unknown>, string][])),
          ]
        },
      ),
    ))

  test('nobody is collected about before we know who they are', () =>
    expectFailures(
      fresh.as,
      [
        ['POST /lm-mobile', { servicecode: 'x' }],
        ['POST /lm-mobile-report', { servicecode: 'x' }],
        ['POST /lm-jd', somebody('x')],
        ['POST /lm-taobao', {}],
        ['POST /lm-education', somebody('x')],
        ['POST /lm-bill', { username: '100000001@qq.com' }],
        ['POST /lm-ebank', { ...somebody('x'), bank: '01040000' }],
      ].map(([route, fields]) => [
        route as string,
        fields as Record<string, unknown>,
        '身份信息未成功认证，请先认证身份后继续',
      ]),
    ))

  test.each([
    ...['01040000', '01020000', '01050000', '01030000', '03010000', '03080000', '03090000', '03060000'],
    ...['03100000', '03070000', '04012900', '03020000', '03040000', '03050000', '03030000', '01000000'],
  ])('bank %s of the document’s table is known', async (bank) => {
    // Past the bank's check: this borrower's identity is what is missing.
    const { error_message } = await fresh.as.post('/lm-ebank', { ...somebody('x'), bank })
    expect(error_message).toBe('身份信息未成功认证，请先认证身份后继续')
  })
})
