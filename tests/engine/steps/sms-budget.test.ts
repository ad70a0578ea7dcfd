import { describe, expect, it, vi } from 'vitest'
import { sendCode } from '../../../lib/account/send-code.ts'
import { dateOf } from '../../../lib/domain/calendar.ts'
import { blindIndex } from '../../../lib/platform/sealing.ts'
import { keys } from '../../../lib/store/keys.ts'
import { commit } from '../../../lib/table/commit.ts'
import { codeOf, DAY, MINUTE, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

vi.hoisted(() => Object.assign(process.env, { SMS_PER_DAY: '32', SMS_PER_IP_HOUR: '1000' }))

/** Two messages of each of the sixteen shards: few enough for a test to use them up. */

let made = 0
const someone = () => `138000${String(++made).padStart(5, '0')}`
const ask = (purpose: 'signup' | 'reset', mobile = someone(), now = noon) =>
  codeOf(sendCode({ mobile, ip: '192.0.2.7', purpose, now }))

async function registered(): Promise<string> {
  const mobile = someone()
  await commit({ put: { ...keys.login(await blindIndex('mobile', mobile)) } })
  return mobile
}
const spent = async (at: number) =>
  (await testStack.everything())
    .filter(({ pk, sk }) => String(pk).startsWith('LIMIT#sms-all#') && sk === dateOf(at))
    .reduce((sum, { n }) => sum + Number(n), 0)

describe('the messages of a day, all borrowers together', () => {
  it('are refused when they are used up, with one alarm, and begin anew the next day', async () => {
    const at = noon + 5 * DAY
    const outcomes: unknown[] = []
    // Chance picks the shard: 400 tries leave none of them its two with a probability of one in billions.
    for (let n = 0; n < 8; n++) {
      outcomes.push(...(await Promise.all(Array.from({ length: 50 }, () => ask('signup', someone(), at)))))
    }
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(32)
    expect(outcomes.filter((outcome) => outcome === 'TOO_MANY_MESSAGES')).toHaveLength(368)
    expect(testStack.alarms().filter((event) => event === 'daily limit of codes reached')).toHaveLength(1)
    // Whoever asks for whatever: also those for whom there is nothing to send.
    const known = await registered()
    for (const [purpose, mobile] of [
      ['signup', known],
      ['reset', known],
      ['reset', someone()],
    ] as const)
      expect(await ask(purpose, mobile, at)).toBe('TOO_MANY_MESSAGES')
    await ask('signup', known, at + MINUTE)
    expect(await ask('signup', known, at + 2 * MINUTE)).toBe('TOO_MANY_MESSAGES')
    expect(testStack.alarms().filter((event) => event === 'daily limit of codes reached')).toHaveLength(1)
    expect(await ask('signup', someone(), at + DAY)).toBe('done')
  })

  it('are not used up by requests that another limit refuses', async () => {
    const at = noon + 8 * DAY
    const mobile = someone()
    for (let n = 0; n < 20; n++) await ask('signup', mobile, at)
    expect(await spent(at)).toBe(1)
  })
})
