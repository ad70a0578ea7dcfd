import { describe, expect, it } from 'vitest'
import { sendCode } from '../../../lib/account/send-code.ts'
import { newSession } from '../../../lib/account/sessions.ts'
import { signUp } from '../../../lib/account/sign-up.ts'
import { blindIndex } from '../../../lib/platform/sealing.ts'
import { checkCode, issueCode } from '../../../lib/store/sms-code.ts'
import { commit } from '../../../lib/table/commit.ts'
import { atOnce, codeOf, MINUTE, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

let made = 0
const someone = () => `v1#mobile-${++made}`
const CODE = '123456'
const WRONG = '000000'

const issue = (
  mobileIndex: string,
  at = noon,
  more: { code?: string; purpose?: 'signup' | 'reset'; ip?: string } = {},
) => {
  const { code = CODE, purpose = 'signup', ip = `ip-${++made}` } = more
  return issueCode({ mobileIndex, ipIndex: ip, purpose, code }, at)
}
const use = (
  mobileIndex: string,
  code: string,
  at = noon,
  more: { purpose?: 'signup' | 'reset'; ipIndex?: string } = {},
) => checkCode({ mobileIndex, ipIndex: 'here', purpose: 'signup', code, ...more }, at)
const check = (...how: Parameters<typeof use>) => codeOf(use(...how))

describe('codes are issued', () => {
  it('once in 60 seconds for a mobile, also when asked for at once', async () => {
    const mobile = someone()
    expect(await atOnce(10, () => issue(mobile))).toEqual({ done: 1, TOO_MANY_MESSAGES: 9 })
    expect(await codeOf(issue(mobile, noon + MINUTE - 1))).toBe('TOO_MANY_MESSAGES')
    expect(await codeOf(issue(mobile, noon + MINUTE))).toBe('done')
  })

  it.each([
    ['signup', 'reset'],
    ['reset', 'signup'],
  ] as const)('ten times a day for a mobile to %s, which leaves those to %s alone', async (purpose, other) => {
    const mobile = someone()
    for (let n = 0; n < 10; n++) await issue(mobile, noon + n * MINUTE, { purpose })
    expect(await codeOf(issue(mobile, noon + 10 * MINUTE, { purpose }))).toBe('TOO_MANY_MESSAGES')
    expect(await codeOf(issue(someone(), noon + 10 * MINUTE, { purpose }))).toBe('done')
    for (let n = 0; n < 10; n++) expect(await codeOf(issue(mobile, noon + n * MINUTE, { purpose: other }))).toBe('done')
  })

  it('thirty times an hour for an address, also at once, and again in the next hour', async () => {
    const ip = `ip-${++made}`
    expect(await atOnce(40, () => issue(someone(), noon, { ip }))).toEqual({ done: 30, TOO_MANY_MESSAGES: 10 })
    expect(await codeOf(issue(someone(), noon + 60 * MINUTE, { ip }))).toBe('done')
  })

  it('without counting what a limit refused', async () => {
    const [mobile, ip] = [someone(), `ip-${++made}`]
    await issue(mobile, noon, { ip })
    await atOnce(40, () => issue(mobile, noon + 1, { ip }))
    expect(await atOnce(29, () => issue(someone(), noon + 1, { ip }))).toEqual({ done: 29 })
  })
})

describe('a code', () => {
  it('is good for 15 minutes', async () => {
    const mobile = someone()
    await issue(mobile)
    expect(await check(mobile, CODE, noon + 15 * MINUTE - 1)).toBe('done')
    expect(await check(mobile, CODE, noon + 15 * MINUTE)).toBe('CODE_INVALID')
  })

  it('is good for its purpose and its mobile only', async () => {
    const mobile = someone()
    await issue(mobile)
    expect(await check(mobile, CODE, noon, { purpose: 'reset' })).toBe('CODE_INVALID')
    expect(await check(someone(), CODE)).toBe('CODE_INVALID')
    expect(await check(mobile, CODE)).toBe('done')
  })

  it('takes five tries from an address; the right one as the sixth is too late there, and good elsewhere', async () => {
    const mobile = someone()
    await issue(mobile)
    for (let n = 0; n < 5; n++) expect(await check(mobile, WRONG)).toBe('CODE_INVALID')
    expect(await check(mobile, CODE)).toBe('CODE_INVALID')
    expect(await check(mobile, CODE, noon, { ipIndex: 'elsewhere' })).toBe('done')
  })

  it('takes fifteen tries in all, and of a refused one none is counted', async () => {
    const mobile = someone()
    await issue(mobile)
    for (const ipIndex of ['one', 'two']) {
      for (let n = 0; n < 9; n++) expect(await check(mobile, WRONG, noon, { ipIndex })).toBe('CODE_INVALID')
    }
    for (let n = 0; n < 4; n++) await check(mobile, WRONG, noon, { ipIndex: 'three' })
    expect(await check(mobile, CODE, noon, { ipIndex: 'owner' })).toBe('done')
    expect(await check(mobile, CODE, noon, { ipIndex: 'owner' })).toBe('CODE_INVALID')
  })

  it.each([
    ['from one address', 5, () => 'here'],
    ['from as many addresses', 15, (n: number) => `bot${n}`],
  ])('%s is compared at most %i times, however many guesses arrive at once', async (_, most, ipIndex) => {
    const mobile = someone()
    await issue(mobile)
    const counts = await atOnce(40, (n) => use(mobile, n % 2 ? CODE : WRONG, noon, { ipIndex: ipIndex(n) }))
    expect(counts.done ?? 0).toBeLessThanOrEqual(most)
    expect(await check(mobile, CODE)).toBe('CODE_INVALID')
    const stored = (await testStack.everything()).find(
      ({ pk, sk }) => pk === `MOBILE#${mobile}` && sk === 'CODE#signup',
    )
    expect(stored?.tries).toBe(most)
  })

  it('gives way to a newer one, which has its own tries', async () => {
    const mobile = someone()
    await issue(mobile)
    for (let n = 0; n < 5; n++) await check(mobile, WRONG)
    await issue(mobile, noon + MINUTE, { code: '654321' })
    expect(await check(mobile, CODE, noon + MINUTE)).toBe('CODE_INVALID')
    expect(await check(mobile, '654321', noon + MINUTE)).toBe('done')
  })

  it('that was checked cannot use up the one sent after it', async () => {
    const mobile = someone()
    await issue(mobile)
    const used = await use(mobile, CODE)
    await issue(mobile, noon + MINUTE, { code: '654321' })
    expect(await codeOf(commit(used))).toBe('CODE_INVALID')
  })

  it('is used once', async () => {
    const mobile = someone()
    await issue(mobile)
    const uses = [await use(mobile, CODE), await use(mobile, CODE)]
    expect(await atOnce(2, (n) => commit(...uses.slice(n, n + 1)))).toEqual({ done: 1, CODE_INVALID: 1 })
    expect(await check(mobile, CODE)).toBe('CODE_INVALID')
  })

  it('is in no item and no alarm in clear', async () => {
    const mobile = '13800000001'
    await sendCode({ mobile, ip: '192.0.2.7', purpose: 'signup', now: noon })
    const code = testStack.sms.taken.at(-1)?.params.code ?? ''
    expect(code).toMatch(/^\d{6}$/)
    const stored = (await testStack.everything()).find(
      ({ pk }) => String(pk).startsWith('MOBILE#v1#') && !String(pk).includes('mobile-'),
    )
    expect(stored).toBeDefined()
    expect(JSON.stringify(stored)).not.toContain(`"${code}"`)
    expect(JSON.stringify(await testStack.everything())).not.toContain(mobile)
  })

  it('that could not be sent counts', async () => {
    testStack.sms.down = true
    const mobile = '13800000002'
    const ask = (now: number) => codeOf(sendCode({ mobile, ip: '192.0.2.8', purpose: 'signup', now }))
    await ask(noon)
    testStack.sms.down = false
    expect(await ask(noon)).toBe('TOO_MANY_MESSAGES')
    expect(await ask(noon + MINUTE)).toBe('done')
  })

  it('limits an IPv6 customer by the /64', async () => {
    let n = 0
    const send = (ip: string) =>
      sendCode({ mobile: `138000001${String(++n).padStart(2, '0')}`, ip, purpose: 'signup', now: noon })
    const ask = (ip: string) => codeOf(send(ip))
    expect(await atOnce(30, (i) => send(`2001:db8:1:2::${i}`))).toEqual({ done: 30 })
    expect(await ask('2001:db8:1:2:ffff::1')).toBe('TOO_MANY_MESSAGES')
    expect(await ask('2001:db8:1:3::1')).toBe('done')
    // The same, where zeros are left out within the /64.
    expect(await atOnce(30, (i) => send(`2001:db8::${i + 1}:2:3:4`))).toEqual({ done: 30 })
    expect(await ask('2001:db8:0:0:ffff::1')).toBe('TOO_MANY_MESSAGES')
  })
})

describe('sign-up', () => {
  const register = async (mobile: string, code: string) => {
    const mobileIndex = await blindIndex('mobile', mobile)
    const useCode = await use(mobileIndex, code)
    const session = newSession(noon)
    return signUp({ mobile, mobileIndex, ipIndex: 'here', password: 'pass-word-1', useCode, session, now: noon })
  }
  const accounts = async () => (await testStack.everything()).filter(({ sk }) => sk === 'U').length

  it('makes one account of two parallel ones with the same code', async () => {
    const mobile = '13800000003'
    await issue(await blindIndex('mobile', mobile))
    const before = await accounts()
    const { done, ...refused } = await atOnce(2, () => register(mobile, CODE))
    expect(done).toBe(1)
    expect(Object.values(refused)).toEqual([1])
    expect(await accounts()).toBe(before + 1)
  })

  it('refuses a mobile that has an account, and leaves the code unused', async () => {
    const mobile = '13800000004'
    const index = await blindIndex('mobile', mobile)
    await issue(index)
    await register(mobile, CODE)
    await issue(index, noon + MINUTE)
    const before = await accounts()
    expect(await codeOf(register(mobile, CODE))).toBe('MOBILE_TAKEN')
    expect(await accounts()).toBe(before)
    expect(await check(index, CODE)).toBe('done')
  })

  it('makes a borrower with the quota of a new one and one session', async () => {
    const mobile = '13800000005'
    await issue(await blindIndex('mobile', mobile))
    const id = await register(mobile, CODE)
    const user = (await testStack.everything()).find((item) => item.sk === 'U' && item.id === id)
    expect(user).toMatchObject({
      quotaTotalFen: 2000_00,
      quotaAvailableFen: 2000_00,
      quotaFrozenFen: 0,
      successCount: 0,
    })
    expect(Object.keys(user?.sessions as object)).toHaveLength(1)
  })
})
