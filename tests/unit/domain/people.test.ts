import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isCardNo,
  isIdentityNo,
  isMobile,
  isPersonName,
  isTelephone,
  isTelephoneTooLong,
  maskedCard,
} from '../../../lib/domain/people.ts'

const TODAY = '2026-12-01'
const isIdentity = (text: string) => isIdentityNo(text, TODAY)

/** The check character by the standard's own formula: powers of two modulo eleven. */
function withCheckCharacter(first17: string): string {
  const sum = [...first17].reduce((total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11), 0)
  return first17 + '10X98765432'[sum % 11]
}

describe('an identity number', () => {
  it.each(['110101199003070011', '11010519491231002X'])('%s is one', (number) => {
    expect(isIdentity(number)).toBe(true)
  })

  it('is one with the right check character, and with no other', () => {
    const birth = fc.date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
    const region = fc.stringMatching(/^[1-8]\d{5}$/)
    const order = fc.stringMatching(/^\d{3}$/)
    fc.assert(
      fc.property(region, birth, order, (place, day, number) => {
        const whole = withCheckCharacter(place + day.toISOString().slice(0, 10).replaceAll('-', '') + number)
        const fitting = [...'0123456789X'].map((last) => whole.slice(0, 17) + last).filter(isIdentity)
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
    ['a birth before 1900', withCheckCharacter('11010118991231001')],
    ['a birth in 1800', withCheckCharacter('11010118000101001')],
    ['a birth tomorrow', withCheckCharacter('11010120261202001')],
    ['a birth in 2099', withCheckCharacter('11010120990101001')],
    ['nothing', ''],
  ])('is none with %s', (_name, number) => {
    expect(isIdentity(number)).toBe(false)
  })

  it.each(['19000101', '20261201'])('may be of a birth on %s', (day) => {
    expect(isIdentity(withCheckCharacter(`110101${day}001`))).toBe(true)
  })

  it('may be of a leap day', () => {
    expect(isIdentity(withCheckCharacter('11010120000229001'))).toBe(true)
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

describe('a telephone', () => {
  it.each(['13800000001', '0755-12345678', '05925767737', '400-800-1234', '10086', '0755-12345678-801'])(
    '%s',
    (number) => {
      expect(isTelephone(number)).toBe(true)
      expect(isTelephoneTooLong(number)).toBe(false)
    },
  )

  it.each(['', '12', '-1234567', '1234567-', '无', '1234x5', '+85261234567'])('is none: %j', (number) => {
    expect(isTelephone(number)).toBe(false)
  })

  it.each(['0755-1234567890', '123456789012', '075512345678-1234567', '123-1234567890123'])(
    'is too long: %s',
    (number) => {
      expect(isTelephoneTooLong(number)).toBe(true)
    },
  )
})

describe("a person's name", () => {
  it.each(['测试', '测试古丽·测试江', '测𠮷', '〇', 'O’Brien', 'J. Smith-Wang'])('%s', (name) => {
    expect(isPersonName(name)).toBe(true)
  })

  it.each(['测试😀', '测试1', '测试①', '测\n试', '测\u0000试', '🇨🇳', '测\ud83d', '2️⃣'])('is none: %j', (name) => {
    expect(isPersonName(name)).toBe(false)
  })
})
