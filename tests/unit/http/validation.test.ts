import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Failure } from '../../../lib/domain/failure.ts'
import { isMobile } from '../../../lib/domain/people.ts'
import { id, list, noInput, shaped, text, wholeNumber } from '../../../lib/http/fields.ts'
import { parseForm } from '../../../lib/http/form.ts'
import { type InputSchema, normalised, parseInput } from '../../../lib/http/input.ts'
import { paging } from '../../../lib/http/paging.ts'

/** What a handler gets for fields as they came, or the code of the refusal. */
function read(schema: InputSchema, fields: Record<string, unknown>): unknown {
  const input = parseInput(schema, fields)
  return input instanceof Failure ? input.code : input
}

const one = (field: z.ZodMiniType, value?: unknown) => {
  const input = read(z.object({ field }), value === undefined ? {} : { field: value })
  return typeof input === 'string' ? input : (input as { field: unknown }).field
}

describe('fields', () => {
  const schema = z.object({ a: text(), b: text(), areas: list({ required: 'LIVE_AREA_REQUIRED' }) })

  it('that nobody asked for are dropped', () => {
    expect(normalised(schema, { a: 'x', z: 'y', __proto__: 1 })).toEqual({ a: 'x', b: '', areas: [] })
  })

  it.each([
    ['missing', {}, ''],
    ['null', { a: null }, ''],
    ['a number', { a: 12.5 }, '12.5'],
    ['a boolean', { a: false }, 'false'],
    ['text with blanks around it', { a: ' \t福建\u3000\n' }, '福建'],
  ])('that are %s are text', (_name, fields, expected) => {
    expect(normalised(schema, fields).a).toBe(expected)
  })

  it.each([
    ['one plain value', '福建省', ['福建省']],
    ['a number', 2, ['2']],
    ['a list', [' 福建省', 2, null], ['福建省', '2', '']],
    ['nothing typed', '', []],
    ['null', null, []],
  ])('that are %s are a list where one is wanted', (_name, areas, expected) => {
    expect(normalised(schema, { areas }).areas).toEqual(expected)
  })

  it('are tried in the order of the schema, and the first fault is answered', () => {
    const both = z.object({ b: text({ required: 'CODE_REQUIRED' }), a: text({ required: 'PASSWORD_REQUIRED' }) })
    expect(read(both, { a: '', b: '' })).toBe('CODE_REQUIRED')
    expect(read(both, { b: '1' })).toBe('PASSWORD_REQUIRED')
  })

  it('are not needed where nothing is asked', () => {
    expect(read(noInput, { a: '1', b: ['2'] })).toEqual({})
  })
})

describe('text that is not UTF-8', () => {
  const schema = z.object({ name: text(), areas: list({ required: 'LIVE_AREA_REQUIRED' }) })

  it.each([
    ['a form in GBK', 'name=%B2%E2%CA%D4&areas=x'],
    ['a list', 'name=x&areas[]=x&areas[]=%B2%E2'],
    ['the last of a repeated field', 'name=x&name=%B2%E2&areas=x'],
    ['one of a repeated list field', 'name=x&areas=%B2%E2&areas=x'],
    ['half a character', 'name=%E6%B5&areas=x'],
    ['the replacement character itself', 'name=\ufffd&areas=x'],
  ])('is refused: %s', (_name, body) => {
    expect(read(schema, parseForm(body))).toBe('BAD_REQUEST')
  })

  it('does not matter in fields of nobody', () => {
    expect(read(schema, parseForm('name=x&areas=x&other=%B2%E2&%B2=x'))).toEqual({ name: 'x', areas: ['x'] })
  })
})

describe('a repeated field', () => {
  it('is its last value for a text, all of them for a list', () => {
    const schema = z.object({ name: text(), areas: list({ required: 'LIVE_AREA_REQUIRED' }) })
    expect(read(schema, parseForm('name=a&name=b&areas=a&areas=b'))).toEqual({ name: 'b', areas: ['a', 'b'] })
  })
})

describe('text', () => {
  it.each([
    ['a list', ['x']],
    ['a list of none', []],
    ['an object', { a: 1 }],
  ])('is refused when it is %s', (_name, value) => {
    expect(one(text(), value)).toBe('BAD_PARAMETER')
  })

  it.each(['a\u0000b', 'a\u0008b', 'a\u001bb', 'a\u007fb'])('is refused with a control character: %j', (value) => {
    expect(one(text(), value)).toBe('BAD_PARAMETER')
  })

  it('is refused with half a character', () => {
    expect(one(text(), 'a\ud83d')).toBe('BAD_PARAMETER')
  })

  it.each(['第一行\n第二行', 'a\tb', '🙂', '👨‍👩‍👧', 'é'])('may be %j', (value) => {
    expect(one(text(), value)).toBe(value)
  })

  it('is counted in characters, of which an emoji is one', () => {
    const five = text({ max: 5, tooLong: 'COMPANY_TEL_LENGTH' })
    expect(one(five, '🙂🙂🙂🙂🙂')).toBe('🙂🙂🙂🙂🙂')
    expect(one(five, '🙂🙂🙂🙂🙂🙂')).toBe('COMPANY_TEL_LENGTH')
    expect(one(text({ max: 5 }), '一二三四五六')).toBe('DATA_INVALID')
  })

  it('is counted without the blanks around it', () => {
    expect(one(text({ max: 3 }), '   abc   ')).toBe('abc')
  })

  it('of blanks only is missing', () => {
    expect(one(text({ required: 'CODE_REQUIRED' }), ' \t ')).toBe('CODE_REQUIRED')
    expect(one(text(), ' \t ')).toBe('')
  })

  it('of one shape has two refusals: nothing typed, and something else typed', () => {
    const mobile = shaped(isMobile, 'MOBILE_INVALID', 'MOBILE_REQUIRED')
    expect([undefined, '12', '13800000000'].map((value) => one(mobile, value))).toEqual([
      'MOBILE_REQUIRED',
      'MOBILE_INVALID',
      '13800000000',
    ])
    expect(one(shaped(isMobile, 'MOBILE_INVALID'), '')).toBe('MOBILE_INVALID')
  })
})

describe('a list', () => {
  const areas = list({ required: 'LIVE_AREA_REQUIRED', max: 11 })

  it.each<[string, unknown, unknown]>([
    ['one value', '福建省', ['福建省']],
    ['a list of one', ['福建省'], ['福建省']],
    ['up to 11 characters with the dashes between', ['福建省', '厦门市', '湖里区'], ['福建省', '厦门市', '湖里区']],
    ['more than 11', ['福建省', '厦门市', '湖里区区'], 'DATA_INVALID'],
    ['nothing', undefined, 'LIVE_AREA_REQUIRED'],
    ['an empty list', [], 'LIVE_AREA_REQUIRED'],
    ['empty values', ['', ' '], 'LIVE_AREA_REQUIRED'],
    ['a list within a list', [['福建省']], 'BAD_PARAMETER'],
    ['an object', [{ a: 1 }], 'BAD_PARAMETER'],
    ['a control character', ['福\u0000建'], 'BAD_PARAMETER'],
  ])('of %s', (_name, value, expected) => {
    expect(one(areas, value)).toEqual(expected)
  })
})

describe('a whole number', () => {
  it.each([
    ['1000', 1000],
    [1000, 1000],
    [' 7 ', 7],
    ['007', 7],
    ['0', 0],
    ['-5', -5],
    ['999999999999999', 999_999_999_999_999],
    [null, 0],
    ['', 0],
    [undefined, 0],
  ])('%j is %d', (value, expected) => {
    expect(one(wholeNumber(), value)).toBe(expected)
  })

  it.each([
    ['a fraction', '1.5'],
    ['a fraction as a number', 1.5],
    ['an exponent', '1e3'],
    ['hexadecimal', '0x10'],
    ['a plus', '+5'],
    ['a lone minus', '-'],
    ['words', 'abc'],
    ['digits of another script', '１２'],
    ['more digits than a number holds', '1000000000000000'],
    ['a list', ['5']],
    ['a boolean', true],
    ['a list of none', []],
    ['an object', {}],
  ])('is not %s', (_name, value) => {
    expect(one(wholeNumber(), value)).toBe('BAD_PARAMETER')
  })
})

describe('an id', () => {
  const loan = id('LOAN_UNKNOWN')

  it.each([
    ['1', 1],
    [7, 7],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ])('%s', (value, expected) => {
    expect(one(loan, value)).toBe(expected)
  })

  it.each([
    '0',
    '-1',
    '01',
    '1.0',
    '9007199254740992',
    '9007199254740993',
    '99999999999999999',
    'x',
    '',
    ' ',
    ['1'],
    {},
  ])('is not %j', (value) => {
    const refused = typeof value === 'string' ? 'LOAN_UNKNOWN' : 'BAD_PARAMETER'
    expect(one(loan, value)).toBe(refused)
  })
})

describe('paging', () => {
  const page = (fields: object) => read(z.object(paging), { ...fields })

  it.each<[object, unknown]>([
    [{}, { offset: 0, limit: 10 }],
    [
      { offset: '', limit: '' },
      { offset: 0, limit: 10 },
    ],
    [
      { offset: null, limit: null },
      { offset: 0, limit: 10 },
    ],
    [
      { offset: '20', limit: '5' },
      { offset: 20, limit: 5 },
    ],
    [{ limit: '0' }, { offset: 0, limit: 1 }],
    [{ limit: '-0' }, { offset: 0, limit: 1 }],
    [{ limit: '-3' }, { offset: 0, limit: 1 }],
    [{ limit: '51' }, { offset: 0, limit: 50 }],
    [{ limit: '999999999999999' }, { offset: 0, limit: 50 }],
    [{ offset: 999_999_999 }, { offset: 999_999_999, limit: 10 }],
  ])('%j is %j', (fields, expected) => {
    expect(page(fields)).toEqual(expected)
  })

  it.each([
    { limit: 'x' },
    { limit: '-' },
    { limit: '1.5' },
    { limit: ['5'] },
    { offset: '-1' },
    { offset: 'x' },
    { offset: '1.5' },
    { offset: [] },
  ])('is refused with %j', (fields) => {
    expect(page(fields)).toBe('BAD_PARAMETER')
  })
})
