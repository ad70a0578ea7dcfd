import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { until } from '../../local/journey/vendors.ts'
import { scannedText } from '../unit/sandbox/png-pixels.ts'
import { identified } from './contract/people.ts'
import { failure, success } from './contract/shape.ts'
import { awayFromTheEndOf, EIGHT_HOURS, letPass } from './contract/table.ts'
import { sharedScene } from './scene.ts'
import { type Impatient, PENDING, timedBorrower } from './timed-borrower.ts'

/** Each kind of source to its end, in the ways that `contract/verification.test.ts` leaves out. */

await awayFromTheEndOf(EIGHT_HOURS)
const scene = await sharedScene()
/** Somebody whom nothing was collected about. */
const somebody = async (): Promise<Impatient> => timedBorrower(scene, await identified(scene))

const UNSUPPORTED = failure('该账号需要额外验证，暂不支持')
const NOT_KNOWN = failure('认证任务不存在或已失效')
const WRONG_PASSWORD = failure('账号或密码错误[1102]')
const login = (password: string) => ({ username: 'somebody', password })
const mail = (provider: string, password: string) => ({ username: `Somebody@${provider}`, password })
const QQ = { username: '100000001@qq.com', password: '' }
const task = [{ token: expect.stringMatching(/^[0-9a-f]{32}$/) }]
const done = (message: string) => ({ ...success(message), results: task })

/** Starts what asks for something; answers with the token and, of a scan, the picture. */
async function asked(who: Impatient, path: string, fields: object = {}): Promise<{ token: string; input: string }> {
  const started = await who.post(path, fields)
  expect(started).toMatchObject({ status: 'SUCCESS', error_message: '0006', results: task })
  return started.results[0]
}

describe.concurrent('a picture', () => {
  /** What a telephone does: reads the picture, opens the page that it names, and presses the button there. */
  async function scanAndConfirm(input: string): Promise<void> {
    const url = scannedText(input.replace('data:image/jpg;base64,', ''))
    const page = await (await fetch(url)).text()
    const [, action = ''] = /<form method="post" action="([^"]+)"/.exec(page) ?? []
    const confirmed = await fetch(new URL(action, url), { method: 'POST', headers: { accept: 'text/html' } })
    expect([url, action === '', confirmed.ok]).toEqual([url, false, true])
  }

  test.each([
    ['taobao', {}],
    ['bill', QQ],
  ])('of %s is scanned as it was delivered, and confirmed', async (kind, fields) => {
    const who = await somebody()
    await who.next('noscan')
    const { token, input } = await asked(who, `/lm-${kind}`, fields)
    await scanAndConfirm(input)
    expect(await who.post(`/lm-${kind}-continue`, { token })).toEqual(done('0100'))
    expect(await who.flag(kind)).toBe(1)
    await who.done(`/lm-${kind}`, fields)
  })

  test.each([
    ['taobao', {}],
    ['bill', QQ],
  ])('of %s that nobody scans is shown again, and no verdict comes of it', async (kind, fields) => {
    const who = await somebody()
    await who.next('noscan')
    const shown = await asked(who, `/lm-${kind}`, fields)
    // The client's button, pressed by somebody who did not scan.
    const pressed = await who.post(`/lm-${kind}-continue`, { token: shown.token })
    expect(pressed).toEqual({ ...failure(PENDING), results: [{ token: shown.token }] })
    expect(await asked(who, `/lm-${kind}`, fields)).toEqual(shown)
    expect(await who.flag(kind)).toBe(0)
    expect(await who.tasks(kind)).toHaveLength(1)
  })

  test.each([
    ['taobao', {}, 'img'],
    ['bill', QQ, 'idp'],
  ])('of %s after which more is wanted', async (kind, fields, word) => {
    const who = await somebody()
    await who.next(word)
    const { token } = await asked(who, `/lm-${kind}`, fields)
    await who.scan(token)
    expect(await who.post(`/lm-${kind}-continue`, { token })).toEqual(UNSUPPORTED)
    expect(await who.flag(kind)).toBe(0)
    await asked(who, `/lm-${kind}`, fields)
  })

  test('that the wrong person scans', async () => {
    const who = await somebody()
    await who.next('wrong')
    const { token } = await asked(who, '/lm-taobao')
    await who.scan(token)
    expect(await who.post('/lm-taobao-continue', { token })).toEqual(WRONG_PASSWORD)
    expect(await who.flag('taobao')).toBe(0)
  })
})

describe.concurrent('a code', () => {
  test.each([
    ['/lm-jd', login('sms')],
    // Jilin's customers send a message of their own first.
    ['/lm-mobile', { servicecode: 'jl' }],
  ])('%s: wrong, wrong again, then right', async (path, fields) => {
    const who = await somebody()
    const { token } = await asked(who, path, fields)
    for (const smscode of ['000000', 'abc']) {
      const wrong = await who.post(`${path}-input`, { token, smscode })
      expect([smscode, wrong]).toEqual([smscode, failure('短信验证码错误[2008]')])
    }
    expect((await who.post(`${path}-input`, { token, smscode: '1357' })).error_message).toBe('0009')
    expect(await who.post(`${path}-continue`, { token })).toEqual(done('0100'))
    // Typed once more by a thumb that was late: nothing more is asked for.
    expect((await who.post(`${path}-input`, { token, smscode: '1357' })).status).toBe('SUCCESS')
    await who.done(path, fields)
  })

  test('that is never typed is asked for again, by a wait as by a new start', async () => {
    const who = await somebody()
    const { token } = await asked(who, '/lm-jd', login('sms'))
    expect(await who.post('/lm-jd-continue', { token })).toEqual({ ...failure('0006'), results: [{ token }] })
    expect(await asked(who, '/lm-jd', login('sms'))).toEqual({ token })
    expect(await who.tasks('jd')).toHaveLength(1)
  })

  test('lm-mobile and lm-mobile-report are one and the same', async () => {
    const who = await somebody()
    const { token } = await asked(who, '/lm-mobile', { servicecode: 'service-code' })
    expect(await asked(who, '/lm-mobile-report', { servicecode: 'service-code' })).toEqual({ token })
    const typed = await who.post('/lm-mobile-report-input', { token, smscode: '135790' })
    expect(typed).toEqual({ ...success('0009'), results: [{ token }] })
    expect(await who.post('/lm-mobile-continue', { token })).toEqual(done('0100'))
    await who.done('/lm-mobile-report', { servicecode: 'service-code' })
    expect(await who.tasks('mobileReport')).toHaveLength(1)
  })
})

describe.concurrent('a source', () => {
  test.each([
    ['/lm-mobile', { servicecode: 'idp' }],
    ['/lm-education', login('idp')],
    ['/lm-bill', mail('163.com', 'idp')],
    ['/lm-bill', mail('126.com', 'sms')],
    ['/lm-ebank', { ...login('idp'), bank: '01040000' }],
  ])('%s that wants what has no route: %o', async (path, fields) => {
    expect(await (await somebody()).post(path, fields)).toEqual(UNSUPPORTED)
  })

  test('that has an accident of its own', async () => {
    expect(await (await somebody()).post('/lm-jd', login('system'))).toEqual(failure('系统异常，请稍后重试[1012]'))
  })

  test('that hands everything over without a word of the login', async () => {
    const who = await somebody()
    expect(await who.verdict('/lm-jd', login('nologin100'))).toEqual(done('0100'))
    expect(await who.flag('jd')).toBe(1)
    await who.done('/lm-jd', login('nologin100'))
  })

  test('each mail provider: QQ’s by a scan, the others’ with the password', async () => {
    const who = await somebody()
    const providers = ['163.com', '126.com', 'sina.com', 'sina.cn', '139.com']
    for (const provider of providers) {
      expect([provider, await who.post('/lm-bill', mail(provider, 'wrong'))]).toEqual([provider, WRONG_PASSWORD])
    }
    await asked(who, '/lm-bill', mail('QQ.com', 'not looked at'))
    const told = (await who.tasks('bill')).map(({ request }) => `${request.loginType} ${request.username}`)
    expect(told.toSorted()).toEqual(
      [...providers.map((provider) => `normal Somebody@${provider}`), 'qr|qq Somebody@QQ.com'].toSorted(),
    )
  })

  test.each([
    ['BOC ICBC CCB ABC BCM CMB CIB CGB', '01040000 01020000 01050000 01030000 03010000 03080000 03090000 03060000'],
    [
      'SPDB PAB BOSC CITIC HXB CMBC CEB PSBC',
      '03100000 03070000 04012900 03020000 03040000 03050000 03030000 01000000',
    ],
  ])('banks %s are known to the vendor by these names', async (names, banks) => {
    const who = await somebody()
    for (const bank of banks.split(' ')) {
      expect([bank, await who.post('/lm-ebank', { ...login('wrong'), bank })]).toEqual([bank, WRONG_PASSWORD])
    }
    const told = (await who.tasks('ebank')).map(({ request }) => request.bankCode)
    expect(told.toSorted()).toEqual(names.split(' ').toSorted())
  })
})

test('a token is good for its borrower and its kind only', async () => {
  const [who, stranger] = [await somebody(), await somebody()]
  const tokens = {
    mobile: (await asked(who, '/lm-mobile', { servicecode: 'service-code' })).token,
    jd: (await asked(who, '/lm-jd', login('sms'))).token,
    taobao: (await asked(who, '/lm-taobao')).token,
    bill: (await asked(who, '/lm-bill', QQ)).token,
  }
  const kinds = Object.keys(tokens) as (keyof typeof tokens)[]
  for (const kind of kinds) {
    const routes = [`/lm-${kind}-continue`, ...(kind === 'mobile' || kind === 'jd' ? [`/lm-${kind}-input`] : [])]
    for (const route of routes) {
      const typed = { smscode: '135790' }
      const foreign = await stranger.post(route, { ...typed, token: tokens[kind] })
      expect([route, foreign]).toEqual([route, NOT_KNOWN])
      for (const other of kinds.filter((one) => one !== kind)) {
        const answer = await who.post(route, { ...typed, token: tokens[other] })
        expect([route, other, answer]).toEqual([route, other, NOT_KNOWN])
      }
    }
  }
  expect(await Promise.all(['phone', 'jd'].map((kind) => who.flag(kind)))).toEqual([0, 0])
  expect(await stranger.flag('phone')).toBe(0)
})

describe('as time passes', () => {
  test('a picture that nobody scans runs out, and the next start shows another', async () => {
    const who = await somebody()
    await who.next('noscan')
    const { token } = await asked(who, '/lm-taobao')
    await letPass(11 * 60_000)
    const ended = await until(
      () => who.post('/lm-taobao-continue', { token }),
      ({ error_message }) => error_message !== PENDING,
    )
    expect(['等待输入超时，请重新提交[3010]', '认证未完成，请重新认证']).toContain(ended.error_message)
    const { token: another } = await asked(who, '/lm-taobao')
    expect(another).not.toBe(token)
    await who.scan(another)
    expect(await who.post('/lm-taobao-continue', { token: another })).toEqual(done('0100'))
  })

  test('on another day a repeat may fail, which takes nothing away', async () => {
    const who = await somebody()
    const atBank = { ...login('correct-horse'), bank: '01040000' }
    expect(await who.post('/lm-jd', login('correct-horse'))).toEqual(done('0100'))
    expect(await who.post('/lm-ebank', atBank)).toEqual(done('认证成功'))
    await who.done('/lm-jd', login('correct-horse'))
    await who.done('/lm-ebank', atBank)
    await letPass(24 * 3_600_000)

    expect(await who.post('/lm-ebank', { ...atBank, password: 'wrong' })).toEqual(WRONG_PASSWORD)
    const { results } = await who.post('/lm-jd', login('fail100'))
    await until(
      () => who.post('/lm-jd-continue', results[0]),
      ({ error_message }) => error_message === '认证未完成，请重新认证',
    )
    await sleep(500)
    expect(await Promise.all(['jd', 'ebank'].map((kind) => who.flag(kind)))).toEqual([1, 1])
    expect(await who.post('/lm-ebank', atBank)).toEqual(done('认证成功'))
  })
})
