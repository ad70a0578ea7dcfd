import { describe, expect, it } from 'vitest'
import { commonPasswords } from '../../../lib/domain/common-passwords.ts'
import { passwordFault } from '../../../lib/domain/password-policy.ts'

describe('a password', () => {
  const mobile = '13800000001'

  it.each([
    ['six characters', 'k3rb0d', undefined],
    ['twenty characters', 'k3rb0d-k3rb0d-k3rb0d', undefined],
    ['five characters', 'k3rb0', 'PASSWORD_LENGTH'],
    ['twenty-one characters', 'k3rb0d-k3rb0d-k3rb0d!', 'PASSWORD_LENGTH'],
    ['nothing', '', 'PASSWORD_LENGTH'],
    ['six emoji, which are twelve UTF-16 units', '🐶🐱🐭🐹🐰🦊', undefined],
    ['five emoji, which are ten UTF-16 units', '🐶🐱🐭🐹🐰', 'PASSWORD_LENGTH'],
    ['twenty emoji, which are forty UTF-16 units', '🐶🐱'.repeat(10), undefined],
    ['the commonest', '123456', 'PASSWORD_TOO_SIMPLE'],
    ['a common one in capitals', 'PassWord', 'PASSWORD_TOO_SIMPLE'],
    ['the mobile itself', mobile, 'PASSWORD_TOO_SIMPLE'],
    ['one character repeated', 'zzzzzzz', 'PASSWORD_TOO_SIMPLE'],
  ])('of %s', (_name, password, fault) => {
    expect(passwordFault(password, mobile)).toBe(fault)
  })

  it.each([
    ['that everybody tries', ['Passw0rd', '1qaz2wsx', 'QWERTY', 'iloveyou', 'a123456', '01011980', 'trustno1']],
    ['that everybody tries in China', ['woaini', 'WoAiNi1314', '5201314', '1314520', 'qq123456', '7758521']],
    ['that counts up or down', ['654321', '987654321', '7890123', '0987654321', 'abcdef', 'FEDCBA', '345678901']],
    ['of one character', ['888888', '……………………', 'ZZZZZZ']],
    ['made of the mobile', ['10000000831', '000001', '13800000', '100000008', `${mobile}a`, 'x10000000831']],
  ])('%s is too simple', (_, passwords) => {
    for (const password of passwords)
      expect([password, passwordFault(password, mobile)]).toEqual([password, 'PASSWORD_TOO_SIMPLE'])
  })

  it.each([
    'Passw0rd1',
    'Passw0rd2',
    'correct-horse',
    'another-horse',
    'battery-staple',
    'pass-word-1',
    '135792',
    'abcdeg',
  ])('%s is not', (password) => {
    expect(passwordFault(password, mobile)).toBeUndefined()
  })
})

describe('the list of common passwords', () => {
  it('holds words that could be chosen: 5,000 of 6–20 characters in lower case', () => {
    expect(commonPasswords.size).toBe(5_000)
    expect(
      [...commonPasswords].filter((word) => word.length < 6 || word.length > 20 || word !== word.toLowerCase()),
    ).toEqual([])
  })
})
