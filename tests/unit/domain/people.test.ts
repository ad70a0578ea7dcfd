import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCardNo, isIdentityNo, isMobile, maskedCard } from '../../../lib/domain/people.ts'

/** The check character by the standard's own formula: powers of two modulo eleven. */
function withCheckCharacter(first17: string): string {
  const sum = [...first17].reduce((total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11), 0)
  return first17 + '10X98765432'[sum % 11]
}

describe('an identity number', () => {
  it.each(['110101199003070011', '11010519491231002X'])('%s is one', (number) => {
    expect(isIdentityNo(number)).toBe(true)
  })

  it('is one with the right check character, and with no other', () => {
    const birth = fc.date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
    const region = fc.stringMatching(/^[1-8]\d{5}$/)
    const order = fc.stringMatching(/^\d{3}$/)
    fc.assert(
      fc.property(region, birth, order, (place, day, number) => {
        const whole = withCheckCharacter(place + day.toISOString().slice(0, 10).replaceAll('-', '') + number)
        const fitting = [...'0123456789X'].map((last) => whole.slice(0, 17) + last).filter(isIdentityNo)
        expect(fitting).toEqual([whole])
      }),
    )
  })

  it.each([
    ['a month that does not exist', withCheckCharacter('11010119901301001')],
    ['a day that does not exist', withCheckCharacter('11010119900230001')],
    ['a leap day of no leap year', withCheckCharacter('11010119900229001')],
    ['day zero', withCheckCharacter('11010119900100001')],
    ['a wrong check digit', '110101199003070012'],
    ['two digits exchanged', '110101199003070101'],
    ['a lower-case x, which is made upper-case before', '11010519491231002x'],
    ['fifteen digits', '110105491231002'],
    ['a blank in it', '110101 199003070011'],
    ['an X inside', '1101011990030X0011'],
    ['nothing', ''],
  ])('is none with %s', (_name, number) => {
    expect(isIdentityNo(number)).toBe(false)
  })

  it('may be of a leap day', () => {
    expect(isIdentityNo(withCheckCharacter('11010120000229001'))).toBe(true)
  })
})

describe('a mobile number', () => {
  it.each(['13800000000', '16600000000', '19900000000'])('%s', (mobile) => {
    expect(isMobile(mobile)).toBe(true)
  })

  it.each([
    '',
    '1380000000',
    '138000000000',
    '23800000000',
    '+8613800000000',
    '138 0000 0000',
    '１3800000000',
    '13800000000\n',
  ])('is none: %j', (mobile) => {
    expect(isMobile(mobile)).toBe(false)
  })
})

describe('a card number', () => {
  it.each([
    ['12345678901', false],
    ['123456789012', true],
    ['6217001111112222', true],
    ['1234567890123456789', true],
    ['12345678901234567890', false],
    ['6217 0011 1111 2222', false],
    ['', false],
  ])('%s: %s', (number, expected) => {
    expect(isCardNo(number)).toBe(expected)
  })

  it('is shown by its first and last four digits', () => {
    expect(maskedCard('6217001111111716')).toBe('6217********1716')
  })

  it('shows at most eight digits of itself, however long it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{12,19}$/), (number) => {
        expect(maskedCard(number)).toBe(`${number.slice(0, 4)}********${number.slice(number.length - 4)}`)
      }),
    )
  })
})
