import { describe, expect, it, vi } from 'vitest'
import { syntheticPerson } from '../../../local/synthetic.ts'
import { borrowers, noon } from '../borrowers.ts'
import { callers } from '../callers.ts'
import { movableClock } from '../clock-file.ts'
import { testStack } from '../test-stack.ts'

const asked: { name: string; identityNo: string }[] = []
let meanwhile: () => Promise<unknown> = async () => {}
vi.doMock('../../../lib/vendors/identity-data.ts', async (original) => ({
  ...(await original<object>()),
  identityData: async () => ({
    checkIdentity: async (who: { name: string; identityNo: string }) => {
      asked.push(who)
      await meanwhile()
      return who.name.includes('不符') ? 'mismatch' : 'match'
    },
  }),
}))
const { borrower, read } = borrowers()
const { borrowerCalls } = await callers()
const { update } = await import('../../../lib/table/update.ts')
const clock = movableClock()

async function newcomer() {
  const expires = noon / 1000 + 30 * 86_400
  const user = await borrower({ sessions: { s1: expires, s2: expires } })
  await update({ pk: user.pk, sk: user.sk }, { set: { 'flags.identity': 0 }, remove: ['name', 'identityNo'] })
  return {
    check: async (username: string, identityno: string, sid = 's1') =>
      (await borrowerCalls(user, 'verification/lm-identity', { json: { username, identityno } }, sid)).error_message,
    kept: async () => (await borrowerCalls(user, 'verification/lm-get-identity')).results[0],
    flag: async () => (await read.user(user.id)).flags.identity,
  }
}

/** All of them are at the vendor before the first of them is answered. */
function together(count: number) {
  const all = Promise.withResolvers<void>()
  let there = 0
  meanwhile = async () => {
    if (++there === count) all.resolve()
    await all.promise
  }
}

/** A number whose check character is X. */
const withX = '11010119900101100X'
const TAKEN = '该身份证已绑定其他账号'
const AGAIN = '不能重复认证'

describe('an identity that is checked', () => {
  it('by two accounts at once is one’s', async () => {
    const { name, identityNo } = syntheticPerson()
    const both = [await newcomer(), await newcomer()]
    together(2)
    const answers = await Promise.all(both.map(({ check }) => check(name, identityNo)))
    expect(answers.sort()).toEqual(['pass', TAKEN].sort())
    const kept = await Promise.all(both.map(({ kept }) => kept()))
    expect(kept.map(({ identity_no }) => identity_no).sort()).toEqual(['', identityNo])
  })

  it('twice at once in one session passes, and both hear it', async () => {
    const [one, { name, identityNo }] = [await newcomer(), syntheticPerson()]
    together(2)
    expect(await Promise.all([one.check(name, identityNo), one.check(name, identityNo)])).toEqual(['pass', 'pass'])
    expect([await one.flag(), (await one.kept()).identity_no]).toEqual([1, identityNo])
  })

  it.each([
    ['two numbers', 's1', syntheticPerson().identityNo],
    ['one number in two sessions', 's2', undefined],
  ])('twice at once by one account, %s, passes once', async (_, sid, otherNo) => {
    const [one, { name, identityNo }] = [await newcomer(), syntheticPerson()]
    together(2)
    const answers = await Promise.all([one.check(name, identityNo), one.check(name, otherNo ?? identityNo, sid)])
    expect(answers.sort()).toEqual(['pass', AGAIN].sort())
  })

  it('is the same in small letters: x is the X of somebody else, too', async () => {
    meanwhile = async () => {}
    const [one, other] = [await newcomer(), await newcomer()]
    expect(await one.check('测试甲', withX.toLowerCase())).toBe('pass')
    expect((await one.kept()).identity_no).toBe(withX)
    expect(await other.check('测试甲', withX)).toBe(TAKEN)
    expect(await other.check('测试甲', withX.toLowerCase())).toBe(TAKEN)
  })

  it('may be typed with spaces and in full width; what is no number costs no check', async () => {
    meanwhile = async () => {}
    const one = await newcomer()
    const before = asked.length
    const odd = ['110101900101100', '110101199001011000', '11010118000101100X', '11010119900230100X', `${withX}X`]
    for (const no of odd) expect(await one.check('测试甲', no)).toBe('身份证号码有误，请核对后重试')
    expect(asked).toHaveLength(before)
    const { name, identityNo } = syntheticPerson()
    expect(await one.check(` ${name} `, ` ${identityNo} `)).toBe('pass')
    expect(asked.at(-1)).toEqual({ name, identityNo })
  })

  it('is refused after five checks of a day, malformed ones not counted', async () => {
    meanwhile = async () => {}
    const one = await newcomer()
    for (let n = 0; n < 7; n++) await one.check('测试甲', '1')
    for (let n = 0; n < 5; n++) expect(await one.check('不符', syntheticPerson().identityNo)).toBe('nopass')
    const before = asked.length
    expect(await one.check('测试甲', syntheticPerson().identityNo)).toBe('今日认证次数已用完，请明天再试')
    expect([asked.length, await one.flag(), testStack.alarms()]).toEqual([before, 0, []])
  })
})

describe('a check that is repeated after it has passed', () => {
  const passed = async () => {
    meanwhile = async () => {}
    const [one, { name }] = [await newcomer(), syntheticPerson()]
    const identityNo = syntheticPerson().identityNo
    expect(await one.check(name, identityNo)).toBe('pass')
    const before = { asked: asked.length, items: await testStack.everything() }
    const again = async (...asked: Parameters<typeof one.check>) => one.check(...asked)
    const unchanged = async () => expect({ asked: asked.length, items: await testStack.everything() }).toEqual(before)
    return { name, identityNo, again, unchanged }
  }

  it('hears that it has passed: the vendor is not asked, no try is counted, nothing is written', async () => {
    const { again, name, identityNo, unchanged } = await passed()
    for (let n = 0; n < 7; n++) expect(await again(name, identityNo)).toBe('pass')
    expect(await again(` ${name}`, identityNo.toLowerCase())).toBe('pass')
    await unchanged()
  })

  it('is refused for another number, another name or another session', async () => {
    const { again, name, identityNo, unchanged } = await passed()
    expect(await again(name, syntheticPerson().identityNo)).toBe(AGAIN)
    expect(await again('测试别人', identityNo)).toBe(AGAIN)
    expect(await again(name, identityNo, 's2')).toBe(AGAIN)
    await unchanged()
  })

  it('is refused after ten seconds', async () => {
    const { again, name, identityNo, unchanged } = await passed()
    clock.pass(10_001)
    expect(await again(name, identityNo)).toBe(AGAIN)
    await unchanged()
  })
})
