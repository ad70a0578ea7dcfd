import { setTimeout } from 'node:timers/promises'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { sendCode } from '../../../lib/account/send-code.ts'
import { dateOf } from '../../../lib/domain/calendar.ts'
import { blindIndex } from '../../../lib/platform/sealing.ts'
import { keys } from '../../../lib/store/keys.ts'
import { commit } from '../../../lib/table/commit.ts'
import { codeOf, DAY, MINUTE, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

vi.hoisted(() => Object.assign(process.env, { SMS_PER_IP_HOUR: '1000' }))

let made = 0
const someone = () => `138000${String(++made).padStart(5, '0')}`
const ask = (purpose: 'signup' | 'reset', mobile = someone(), now = noon) =>
  codeOf(sendCode({ mobile, ip: '192.0.2.7', purpose, now }))

async function registered(): Promise<string> {
  const mobile = someone()
  await commit({ put: { ...keys.login(await blindIndex('mobile', mobile)) } })
  return mobile
}
const sentTo = (mobile: string) => testStack.sms.taken.filter((taken) => taken.mobile === mobile)
const codesTo = (mobile: string) => sentTo(mobile).filter(({ params }) => params.code).length
const spent = async (at: number) =>
  (await testStack.everything())
    .filter(({ pk, sk }) => String(pk).startsWith('LIMIT#sms-all#') && sk === dateOf(at))
    .reduce((sum, { n }) => sum + Number(n), 0)

beforeEach(() => {
  testStack.sms.down = false
  testStack.sms.tooMany = false
})

/** One who is told and one who is not, by purpose: a code to sign up is for strangers, one to reset for borrowers. */
const both = async (purpose: 'signup' | 'reset') => {
  const [known, unknown] = [await registered(), someone()]
  return purpose === 'signup' ? { gets: unknown, other: known } : { gets: known, other: unknown }
}

describe.each(['signup', 'reset'] as const)('a code for a %s', (purpose) => {
  /** The state of a request while its message is with the provider and half its time is over. */
  const halfway = async (mobile: string) => {
    const asked = ask(purpose, mobile, noon + DAY)
    return { early: await Promise.race([asked, setTimeout(500, 'open')]), late: await asked }
  }

  it('goes to one of a borrower and a stranger, and both hear the same', async () => {
    const { gets, other } = await both(purpose)
    expect(await Promise.all([ask(purpose, gets), ask(purpose, other)])).toEqual(['done', 'done'])
    expect([codesTo(gets), codesTo(other)]).toEqual([1, 0])
  })

  it('is answered at one moment, whether there was something to send or not, and whatever the provider does', async () => {
    const held = Promise.withResolvers<void>()
    testStack.sms.held = held.promise
    const { gets, other } = await both(purpose)
    const outcomes = await Promise.all([halfway(gets), halfway(other)])
    held.resolve()
    testStack.sms.held = undefined
    expect(outcomes).toEqual([
      { early: 'open', late: 'done' },
      { early: 'open', late: 'done' },
    ])
  })

  it.each(['down', 'tooMany'] as const)('does not tell by a provider that is %s', async (fault) => {
    testStack.sms[fault] = true
    const { gets, other } = await both(purpose)
    const at = noon + 2 * DAY
    expect(await Promise.all([ask(purpose, gets, at), ask(purpose, other, at)])).toEqual(['done', 'done'])
  })

  it('is limited alike: one a minute', async () => {
    const { gets, other } = await both(purpose)
    const at = noon + 20 * DAY
    const heard = async (mobile: string) => {
      const first = await ask(purpose, mobile, at)
      return [first, await ask(purpose, mobile, at + MINUTE - 1), await ask(purpose, mobile, at + MINUTE)]
    }
    expect(await Promise.all([heard(gets), heard(other)])).toEqual(Array(2).fill(['done', 'TOO_MANY_MESSAGES', 'done']))
  })
})

describe('a reset code', () => {
  it('that is not sent is no message of the day', async () => {
    const at = noon + 3 * DAY
    await Promise.all([ask('reset', await registered(), at), ask('reset', someone(), at)])
    expect(await spent(at)).toBe(1)
  })
})

describe('a sign-up code for a mobile that is registered', () => {
  const text = (mobile: string) => sentTo(mobile).map(({ template, params }) => ({ template, params }))
  const notice = { template: 'already-registered', params: {} }

  it('is replaced by a message that says so, once a day', async () => {
    const mobile = await registered()
    const at = noon + 4 * DAY
    for (let n = 0; n < 3; n++) expect(await ask('signup', mobile, at + n * MINUTE)).toBe('done')
    expect(text(mobile)).toEqual([notice])
    expect(await spent(at)).toBe(1)
    await ask('signup', mobile, at + DAY)
    expect(text(mobile)).toEqual([notice, notice])
  })

  it('leaves the codes to reset alone', async () => {
    const mobile = await registered()
    await Promise.all([ask('signup', mobile, noon + 7 * DAY), ask('reset', mobile, noon + 7 * DAY)])
    expect(
      sentTo(mobile)
        .map(({ template }) => template)
        .sort(),
    ).toEqual(['already-registered', 'reset-code'])
  })
})

describe('a lost code', () => {
  const lines = async (purpose: 'signup' | 'reset', mobile: string, at: number) => {
    const before = testStack.logged(/code not sent/)
    await ask(purpose, mobile, at)
    return testStack.logged(/code not sent/) - before
  }

  it.each(['signup', 'reset'] as const)(
    'of a %s is one line of the log, by which its alarm counts',
    async (purpose) => {
      const mobile = purpose === 'reset' ? await registered() : someone()
      const at = noon + 9 * DAY
      testStack.sms.down = true
      expect(await lines(purpose, mobile, at)).toBe(1)
      testStack.sms.down = false
      expect(await lines(purpose, mobile, at + MINUTE)).toBe(0)
    },
  )
})
