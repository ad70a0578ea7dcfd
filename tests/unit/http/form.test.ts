import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseForm, Repeated } from '../../../lib/http/form.ts'

describe('a form', () => {
  it.each<[string, string, object]>([
    ['is pairs', 'mobile=13800000000&code=123456', { mobile: '13800000000', code: '123456' }],
    ['may be percent-encoded', 'live_addr=%E6%B9%96%E9%87%8C%E5%8C%BA%201', { live_addr: '湖里区 1' }],
    ['may come as plain UTF-8', 'live_addr=湖里区', { live_addr: '湖里区' }],
    ['writes blanks as +, and + as %2B', 'a=1+2&b=1%2B2', { a: '1 2', b: '1+2' }],
    ['may have empty values', 'a=&b', { a: '', b: '' }],
    ['keeps = within a value', 'a=b=c==', { a: 'b=c==' }],
    ['has lists', 'area[]=福建省&area[]=厦门市', { area: ['福建省', '厦门市'] }],
    ['has lists by encoded names', 'area%5B%5D=%E7%A6%8F&area%5B%5D=%E5%8E%A6', { area: ['福', '厦'] }],
    ['has lists of one', 'relation[]=2', { relation: ['2'] }],
    ['has lists with numbered places', 'a[0]=x&a[1]=y', { a: ['x', 'y'] }],
    ['has a list of one numbered place', 'a[0]=', { a: [''] }],
    ['has lists in the order of their places', 'a[1]=y&a[0]=x&a[7]=z', { a: ['x', 'y', 'z'] }],
    ['goes on after the highest place', 'a[5]=x&a[]=y&a[0]=w', { a: ['w', 'x', 'y'] }],
    ['counts the last of a repeated place', 'a[0]=x&a[0]=y', { a: ['y'] }],
    ['keeps all of a repeated name', 'a=1&a=2&a=3', { a: new Repeated(['1', '2', '3']) }],
    ['counts a list after a plain value', 'a=1&a[]=2', { a: ['2'] }],
    ['counts a plain value after a list', 'a[]=1&a=2', { a: '2' }],
    ['keeps names with words in brackets as they are', 'a[b]=1', { 'a[b]': '1' }],
    ['is read past bad percent-encoding', 'a=%E6%B9&b=%zz&c=1', { a: '\ufffd', b: '%zz', c: '1' }],
    ['may be empty', '', {}],
    ['may be separators only', '&&&', {}],
  ])('%s', (_name, text, fields) => {
    expect({ ...parseForm(text) }).toEqual(fields)
  })

  it('has no field that was not sent', () => {
    const fields = parseForm('a=1')
    expect(fields.toString).toBeUndefined()
    expect(fields.constructor).toBeUndefined()
  })

  it.each(['__proto__', 'constructor', 'toString'])('may name a field %s, and nothing else changes', (name) => {
    const fields = parseForm(`${name}=x&${name}[]=y&a=1`)
    expect(Object.getOwnPropertyDescriptor(fields, name)?.value).toEqual(['y'])
    expect(({} as Record<string, unknown>).a).toBeUndefined()
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  })

  it('may have a list of as many values as fit', () => {
    expect(parseForm('a[]=1&'.repeat(40_000)).a).toHaveLength(40_000)
    expect(parseForm('a=1&'.repeat(60_000)).a).toHaveProperty('values.length', 60_000)
  })

  it('of any text is fields of texts and lists of texts', () => {
    const isText = (value: unknown) => typeof value === 'string'
    const texts = (value: unknown) => (value instanceof Repeated ? value.values : value)
    const piece = fc.constantFrom(
      'a',
      '[',
      ']',
      '[]',
      '[0]',
      '=',
      '&',
      '%',
      '%5B',
      '+',
      '__proto__',
      '福',
      '\u0000',
      '\n',
    )
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 40 }).map((one) => one.join('')),
    )
    fc.assert(
      fc.property(anyText, (text) => {
        const values = Object.values(parseForm(text)).map(texts)
        expect(values.every((value) => isText(value) || (Array.isArray(value) && value.every(isText)))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('reads back what a client writes', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !/[[\]]/.test(one))
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }))
    fc.assert(
      fc.property(fc.dictionary(name, value, { maxKeys: 8 }), (fields) => {
        const pairs: [string, string][] = Object.entries(fields).flatMap(([key, one]) =>
          Array.isArray(one) ? one.map((part): [string, string] => [`${key}[]`, part]) : [[key, one]],
        )
        expect(Object.entries(parseForm(new URLSearchParams(pairs).toString())).sort()).toEqual(
          Object.entries(fields).sort(),
        )
      }),
    )
  })
})
