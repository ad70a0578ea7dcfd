import { describe, expect, it } from 'vitest'
import { hashPassword, passwordMatches } from '../../../lib/platform/password.ts'

describe('a password', () => {
  it('matches its own hash and no other', async () => {
    const stored = await hashPassword('k3rb0d')
    expect(await passwordMatches('k3rb0d', stored)).toBe(true)
    expect(await passwordMatches('k3rb0D', stored)).toBe(false)
    expect(await passwordMatches('', stored)).toBe(false)
  })

  it('may be of any characters', async () => {
    const stored = await hashPassword('密码🔑 and blanks ')
    expect(await passwordMatches('密码🔑 and blanks ', stored)).toBe(true)
    expect(await passwordMatches('密码🔑 and blanks', stored)).toBe(false)
  })

  it('is not in its hash, and two hashes of it differ', async () => {
    const [one, other] = await Promise.all([hashPassword('k3rb0d'), hashPassword('k3rb0d')])
    expect(one).toMatch(/^argon2id\$[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=$/)
    expect(one).not.toContain('k3rb0d')
    expect(other).not.toBe(one)
  })

  it('never matches what is no whole hash', async () => {
    const [scheme, salt, tag = ''] = (await hashPassword('k3rb0d')).split('$')
    const short = Buffer.from(tag, 'base64').subarray(0, 16).toString('base64')
    const malformed = [
      '',
      'k3rb0d',
      'argon2id$$',
      `${scheme}$${salt}$`,
      `${scheme}$${salt}`,
      `${scheme}$${salt}$${short}`,
    ]
    for (const stored of malformed) {
      expect(await passwordMatches('k3rb0d', stored).catch(() => false)).toBe(false)
    }
  })
})
