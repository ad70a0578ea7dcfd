import { setTimeout } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { codeOf, DAY, MINUTE, noon } from '../borrowers.ts'
import { openHouse } from '../house.ts'

/** Two messages of each of the sixteen shards: few enough for a test to use them up. */
const house = await openHouse({ SMS_PER_DAY: '32', SMS_PER_IP_HOUR: '1000' })
const { sendCode } = await import('../../../lib/account/send-code.ts')
const { dateOf } = await import('../../../lib/domain/calendar.ts')
const { blindIndex } = await import('../../../lib/platform/sealing.ts')
const { commit } = await import('../../../lib/store/commit.ts')
const { keys } = await import('../../../lib/store/keys.ts')

let made = 0
const someone = () => `138000${String(++made).padStart(5, '0')}`
const ask = (purpose: 'signup' | 'reset', mobile = someone(), now = noon) =>
  codeOf(sendCode({ mobile, ip: '192.0.2.7', purpose, now }))

async function registered(): Promise<string> {
  const mobile = someone()
  await commit({ put: { ...keys.login(await blindIndex('mobile', mobile)) } })
  return mobile
}
const sentTo = (mobile: string) => house.sms.taken.filter((taken) => taken.mobile === mobile).length
const spent = async (at: number) =>
  (await house.everything())
    .filter(({ pk, sk }) => String(pk).startsWith('LIMIT#sms-all#') && sk === dateOf(at))
    .reduce((sum, { n }) => sum + Number(n), 0)

beforeEach(() => {
  house.sms.down = false
  house.sms.tooMany = false
})

describe('a reset code', () => {
  /** What a request has come to while its message is with the provider and half its time is over. */
  const halfway = async (mobile: string) => {
    const asked = ask('reset', mobile, noon + DAY)
    return { early: await Promise.race([asked, setTimeout(500, 'open')]), late: await asked }
  }

  it('goes to a mobile that is registered, and to no other', async () => {
    const [known, unknown] = [await registered(), someone()]
    expect(await Promise.all([ask('reset', known), ask('reset', unknown)])).toEqual(['done', 'done'])
    expect([sentTo(known), sentTo(unknown)]).toEqual([1, 0])
  })

  it('is answered at one moment, whether there was something to send or not, and whatever the provider does', async () => {
    const held = Promise.withResolvers<void>()
    house.sms.held = held.promise
    const outcomes = await Promise.all([halfway(await registered()), halfway(someone())])
    held.resolve()
    house.sms.held = undefined
    expect(outcomes).toEqual([
      { early: 'open', late: 'done' },
      { early: 'open', late: 'done' },
    ])
  })

  it.each(['down', 'tooMany'] as const)('does not tell by a provider that is %s', async (fault) => {
    house.sms[fault] = true
    const [known, unknown] = [await registered(), someone()]
    const at = noon + 2 * DAY
    expect(await Promise.all([ask('reset', known, at), ask('reset', unknown, at)])).toEqual(['done', 'done'])
  })

  it('counts as a message of the day also when none is sent, so that a used-up day does not tell either', async () => {
    const at = noon + 3 * DAY
    await Promise.all([ask('reset', await registered(), at), ask('reset', someone(), at)])
    expect(await spent(at)).toBe(2)
  })
})

describe('a sign-up code', () => {
  it('is refused in the words for too many when the provider says so of the mobile', async () => {
    house.sms.tooMany = true
    expect(await ask('signup', someone(), noon + 4 * DAY)).toBe('TOO_MANY_MESSAGES')
  })
})

describe('a lost code', () => {
  const lines = async (purpose: 'signup' | 'reset', mobile: string, at: number) => {
    const before = house.logged(/code not sent/)
    await ask(purpose, mobile, at)
    return house.logged(/code not sent/) - before
  }

  it.each(['signup', 'reset'] as const)(
    'of a %s is one line of the log, by which its alarm counts',
    async (purpose) => {
      const mobile = purpose === 'reset' ? await registered() : someone()
      const at = noon + 9 * DAY
      house.sms.down = true
      expect(await lines(purpose, mobile, at)).toBe(1)
      house.sms.down = false
      expect(await lines(purpose, mobile, at + MINUTE)).toBe(0)
    },
  )
})

describe('the messages of a day, all borrowers together', () => {
  it('are refused when they are used up, with one alarm, and begin anew the next day', async () => {
    const at = noon + 5 * DAY
    const outcomes: unknown[] = []
    // Chance picks the shard: 400 tries leave none of them its two with a probability of one in billions.
    for (let n = 0; n < 40; n++) {
      outcomes.push(...(await Promise.all(Array.from({ length: 10 }, () => ask('signup', someone(), at)))))
    }
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(32)
    expect(outcomes.filter((outcome) => outcome === 'TOO_MANY_MESSAGES')).toHaveLength(368)
    expect(house.alarms().filter((event) => event === 'messages of the day used up')).toHaveLength(1)
    expect(await ask('signup', someone(), at + DAY)).toBe('done')
  })

  it('are not used up by requests that another limit refuses', async () => {
    const at = noon + 8 * DAY
    const mobile = someone()
    for (let n = 0; n < 20; n++) await ask('signup', mobile, at)
    expect(await spent(at)).toBe(1)
  })
})
