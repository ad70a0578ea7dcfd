import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  toDigits,
  toIdentityNo,
  toMailAccount,
  toMobile,
  toPassword,
  toPersonName,
  toPlainText,
  toServiceCode,
  toTelephone,
} from '../../../lib/domain/canonical.ts'

const all = [
  toDigits,
  toIdentityNo,
  toMailAccount,
  toMobile,
  toPassword,
  toPersonName,
  toPlainText,
  toServiceCode,
  toTelephone,
]

describe('a canonical form', () => {
  it.each(all.map((form) => [form.name, form] as const))('of a canonical form is itself: %s', (_name, form) => {
    const piece = fc.constantFrom(
      ...'138 0000-（）+86.·•・测试x转#０９Ｘ\u200b\u202e\u00a0\u3000\u200d👍👨‍👩‍👧é\u0301\v\u2028a1',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const once = form(pieces.join(''))
        expect(form(once)).toBe(once)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a mobile', () => {
  it.each([
    '13800000001',
    '138 0000 0001',
    '138-0000-0001',
    '138\u00a00000\u00a00001',
    '138\u20110000\u20110001',
    '(138)0000-0001',
    '（138）00000001',
    '+8613800000001',
    '+86 138 0000 0001',
    '(+86)13800000001',
    '008613800000001',
    '8613800000001',
    '＋８６１３８００００００01',
    '１３８００００００01',
    '\u202d13800000001\u202c',
    '\u206813800000001\u2069',
    '13800000001\u200b',
    '\ufeff13800000001',
    '138\t0000\n0001',
  ])('%j', (typed) => {
    expect(toMobile(typed)).toBe('13800000001')
  })

  it.each([
    ['+85261234567', '+85261234567'],
    ['86138000001', '86138000001'],
    ['138.0000.0001', '138.0000.0001'],
    ['', ''],
  ])('that is none stays one that is none: %j', (typed, expected) => {
    expect(toMobile(typed)).toBe(expected)
  })
})

describe('digits', () => {
  it.each([
    ['123 456', '123456'],
    ['123-456', '123456'],
    ['１２３４５６', '123456'],
    ['6217-0000-0000-0000-019', '6217000000000000019'],
    ['6217\u00a00000', '62170000'],
    ['62\u200b17', '6217'],
    ['aB1', 'aB1'],
  ])('%j', (typed, expected) => {
    expect(toDigits(typed)).toBe(expected)
  })

  it.each([
    '11010519491231002x',
    '11010519491231002Ｘ',
    '１１０１０５１９４９１２３１００２ｘ',
    '110105 19491231 002X\u200b',
  ])('of an identity number end in a capital X: %j', (typed) => {
    expect(toIdentityNo(typed)).toBe('11010519491231002X')
  })

  it('of a service code lose what is no digit; a password of letters is left alone', () => {
    expect(toServiceCode('12 34５６')).toBe('123456')
    expect(toServiceCode('pass-Ｗ ord')).toBe('pass-Ｗ ord')
  })
})

describe('a telephone', () => {
  it.each([
    ['+8613800000001', '13800000001'],
    ['(0755)12345678', '0755-12345678'],
    ['（0755）１２３４５６７８', '0755-12345678'],
    ['0592-5767737', '0592-5767737'],
    ['0592—5767737', '0592-5767737'],
    ['0592 5767737', '0592-5767737'],
    ['05925767737', '05925767737'],
    ['+86 592 5767737', '0592-5767737'],
    ['+86-10-12345678', '010-12345678'],
    ['0086 (0)592 5767737', '0592-5767737'],
    ['0755-12345678转801', '0755-12345678-801'],
    ['0755-12345678 分机 801', '0755-12345678-801'],
    ['0755-12345678x801', '0755-12345678-801'],
    ['0755-12345678 ext. 801', '0755-12345678-801'],
    ['0755-12345678#801', '0755-12345678-801'],
    ['+86 400 800 1234', '400-800-1234'],
    ['10086', '10086'],
    ['无', '无'],
  ])('%j', (typed, expected) => {
    expect(toTelephone(typed)).toBe(expected)
  })
})

describe("a person's name", () => {
  it.each(['\u2022', '\u30fb', '\u2027', '\uff65', '\u22c5', '\u2219', '.', '．', '。', ' · ', '\u200b·'])(
    'has one kind of dot: %j',
    (dot) => {
      expect(toPersonName(`测试古丽${dot}测试江`)).toBe('测试古丽·测试江')
    },
  )

  it.each(['测 试', '测\u3000试', '测\u00a0试', '测\t试', '测试\u200b', '\u202e测试', ' 测试 ', '测\u{e0100}试'])(
    'has no blank or invisible character between Chinese ones: %j',
    (typed) => {
      expect(toPersonName(typed)).toBe('测试')
    },
  )

  it('keeps the blanks and stops of other scripts', () => {
    expect(toPersonName('J.  Smith\u00a0Wang')).toBe('J. Smith Wang')
  })

  it('writes a character that has two codes in one way, and keeps rare ones', () => {
    expect(toPersonName('e\u0301')).toBe('é')
    expect(toPersonName('\uf9dc')).toBe('隆')
    expect(toPersonName('测𠮷')).toBe('测𠮷')
  })
})

describe('plain text', () => {
  it.each([
    ['a\vb\u2028c\u2029d\u0085e\ff', 'a\nb\nc\nd\ne\nf'],
    ['\u202eabc\u202c', 'abc'],
    ['a\u00adb\u200bc\u200d', 'abc'],
    ['👨‍👩‍👧 ❤️‍🔥 👩🏽‍🚀', '👨‍👩‍👧 ❤️‍🔥 👩🏽‍🚀'],
    ['第一行\n第二行\t', '第一行\n第二行'],
    ['Ａ１', 'Ａ１'],
  ])('%j', (typed, expected) => {
    expect(toPlainText(typed)).toBe(expected)
  })
})

describe('a mail account', () => {
  it.each(['test＠qq.com', ' test@qq.com ', 'ｔｅｓｔ@qq.com', 'test\u200b@qq.com'])('%j', (typed) => {
    expect(toMailAccount(typed)).toBe('test@qq.com')
  })
})

describe('a password', () => {
  it('typed on two keyboards is one', () => {
    expect(toPassword('pass-e\u0301')).toBe(toPassword('pass-é'))
  })

  it('keeps all else: blanks, full-width digits', () => {
    expect(toPassword('ｐ　1 2')).toBe('ｐ　1 2')
  })
})
