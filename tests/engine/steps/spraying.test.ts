import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { countedLogin } from '../../../lib/account/counted-login.ts'
import { logIn } from '../../../lib/account/log-in.ts'
import { blindIndex } from '../../../lib/platform/sealing.ts'
import { keys } from '../../../lib/store/keys.ts'
import { claimMobile } from '../../../lib/store/session.ts'
import { commit } from '../../../lib/table/commit.ts'
import { update } from '../../../lib/table/update.ts'
import { atOnce, codeOf, DAY, MINUTE, nextId, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

// A hash is slow, and these tests make hundreds of guesses: the stored "hash" is the password.
const compared = vi.hoisted(() => ({ count: 0 }))
vi.mock(import('../../../lib/platform/password.ts'), async (original) => ({
  ...(await original()),
  passwordMatches: async (password, stored) => {
    compared.count++
    return password === stored
  },
}))

const HOUR = 60 * MINUTE
let made = 0
const someMobile = () => `138${String(++made).padStart(8, '0')}`
const someAddress = () => `192.0.2.${++made}`
const RIGHT = 'correct-horse'

const guess = (ip: string, now = noon, mobile = someMobile(), password = 'Passw0rd') =>
  logIn({ mobile, password, ip, now })
/** Mobiles of others that failed before, as `spray` would leave them. */
async function sprayed(times: number, ip: string, now = noon): Promise<void> {
  const key = keys.limit('spray', await blindIndex('ip', ip), String(Math.floor(now / HOUR)))
  await update(key, { add: { mobiles: new Set(Array.from({ length: times }, (_, n) => `other ${n}`)) } })
}
const spray = (times: number, ip: string, now = noon) => atOnce(times, () => guess(ip, now))

async function registered(): Promise<string> {
  const mobile = someMobile()
  await commit(claimMobile(await blindIndex('mobile', mobile), { userId: nextId(), passwordHash: RIGHT }))
  return mobile
}
/** As functions/account/login.ts does it, without the session. */
async function signIn(mobile: string, ip: string, now = noon): Promise<void> {
  const { stillRight, forgetTries } = await guess(ip, now, mobile, RIGHT)
  await Promise.all([commit(stillRight), forgetTries()])
}

describe('one guess at each of many mobiles', () => {
  it('is compared 200 times an hour from an IPv4 address, however many come at once', async () => {
    const ip = someAddress()
    const before = compared.count
    expect(await spray(300, ip)).toEqual({ LOGIN_INVALID: 200, TOO_MANY_TRIES: 100 })
    expect(compared.count - before).toBe(200)
    expect(await spray(1, someAddress())).toEqual({ LOGIN_INVALID: 1 })
    expect(await spray(1, ip, noon + HOUR)).toEqual({ LOGIN_INVALID: 1 })
  })

  it('is compared 30 times an hour from an IPv6 /64', async () => {
    expect(await atOnce(50, (n) => guess(`2001:db8:0:7::${n.toString(16)}`))).toEqual({
      LOGIN_INVALID: 30,
      TOO_MANY_TRIES: 20,
    })
    expect(await codeOf(guess('2001:db8:0:8::1'))).toBe('LOGIN_INVALID')
  })

  it('is of the IPv4 address, also where that is written as IPv6', async () => {
    const ip = someAddress()
    await sprayed(190, ip)
    expect(await spray(20, `::ffff:${ip}`)).toEqual({ LOGIN_INVALID: 10, TOO_MANY_TRIES: 10 })
  })

  it('is refused also with the right password', async () => {
    const ip = someAddress()
    await sprayed(200, ip)
    expect(await codeOf(signIn(await registered(), ip))).toBe('TOO_MANY_TRIES')
  })

  it('is no matter of who resets a password with a code, or changes it with a session', async () => {
    const ip = someAddress()
    await sprayed(200, ip)
    expect(await codeOf(countedLogin({ mobile: await registered(), ip, now: noon }))).toBe('done')
  })
})

describe('a mobile', () => {
  it('counts once an hour, however often it fails', async () => {
    const ip = someAddress()
    const mobile = someMobile()
    for (const later of [0, 0, 15 * MINUTE, 30 * MINUTE]) await codeOf(guess(ip, noon + later, mobile))
    await sprayed(190, ip)
    expect(await spray(20, ip)).toEqual({ LOGIN_INVALID: 9, TOO_MANY_TRIES: 11 })
    // It is counted already, so its own limit alone decides.
    expect(await codeOf(guess(ip, noon + 45 * MINUTE, mobile))).toBe('LOGIN_INVALID')
  })

  it('that signed in does not count, nor do its failures before that', async () => {
    const ip = someAddress()
    const mobiles = await Promise.all(Array.from({ length: 20 }, registered))
    for (const mobile of mobiles) await codeOf(guess(ip, noon, mobile))
    for (const mobile of mobiles) await signIn(mobile, ip)
    await sprayed(190, ip)
    expect(await spray(20, ip)).toEqual({ LOGIN_INVALID: 10, TOO_MANY_TRIES: 10 })
  })

  it('that signed in from the address within 30 days is let in all the same', async () => {
    const ip = someAddress()
    const [late, known] = [await registered(), await registered()]
    await signIn(late, ip, noon - 30 * DAY)
    await signIn(known, ip, noon - 30 * DAY + MINUTE)
    await sprayed(200, ip)
    expect(await codeOf(signIn(late, ip))).toBe('TOO_MANY_TRIES')
    expect(await codeOf(signIn(known, ip))).toBe('done')
    // Now for another 30 days.
    await sprayed(200, ip, noon + 29 * DAY)
    expect(await codeOf(signIn(known, ip, noon + 29 * DAY))).toBe('done')
  })

  it('is known from the ten addresses it used last, in one small item', async () => {
    const mobile = await registered()
    const addresses = Array.from({ length: 12 }, someAddress)
    for (const [n, ip] of addresses.entries()) await signIn(mobile, ip, noon + n * MINUTE)
    const login = (await testStack.everything()).find(
      ({ sk, networks }) => sk === 'LOGIN' && networks && Object.keys(networks).length > 1,
    )
    expect(Object.keys(login?.networks as object)).toHaveLength(10)
    expect(JSON.stringify(login)).not.toContain('192.0.2.')
    expect(JSON.stringify(login).length).toBeLessThan(1_000)
    for (const [n, ip] of [
      [1, addresses[1]],
      [2, addresses[2]],
    ] as const) {
      await sprayed(200, String(ip), noon + HOUR)
      expect(await codeOf(guess(String(ip), noon + HOUR, mobile))).toBe(n === 1 ? 'TOO_MANY_TRIES' : 'LOGIN_INVALID')
    }
  })
})

describe('half of the mobiles', () => {
  it('are one line of the log, by which an alarm counts', () => {
    const { SprayingAddresses } = parse(readFileSync('resources/alarms.yml', 'utf8')).Resources
    expect(SprayingAddresses.Properties.FilterPattern).toBe('{ $.event = "many mobiles tried from one address" }')
  })

  const warned = () => testStack.logged(/^many mobiles tried from one address$/)

  it('raise one alarm an hour and address, which does not name the address', async () => {
    const ip = someAddress()
    const before = warned()
    await sprayed(98, ip)
    await spray(1, ip)
    expect(warned() - before).toBe(0)
    await spray(20, ip)
    expect(warned() - before).toBe(1)
    await sprayed(99, ip, noon + HOUR)
    expect(warned() - before).toBe(1)
    await spray(1, ip, noon + HOUR)
    expect(warned() - before).toBe(2)
    expect(JSON.stringify(testStack.linesOf('many mobiles tried from one address'))).not.toContain(ip)
  })
})
