import { describe, expect, it } from 'vitest'
import { passwordFault } from '../../../lib/domain/password-policy.ts'

describe('a password', () => {
  const mobile = '13800000000'

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
})
