import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../../lib/domain/failure.ts'
import { bodyText, fieldsOf, parseForm, type RawRequest } from '../../../lib/http/form.ts'

const form = 'application/x-www-form-urlencoded'
const json = 'application/json'

const request = (contentType: string, body?: string | null, rawQueryString = ''): RawRequest => ({
  headers: { 'content-type': contentType },
  rawQueryString,
  body,
})

const base64 = (one: RawRequest): RawRequest => ({
  ...one,
  body: Buffer.from(one.body ?? '').toString('base64'),
  isBase64Encoded: true,
})

function refusal(of: RawRequest): string {
  try {
    return JSON.stringify(fieldsOf(of))
  } catch (error) {
    return error instanceof Failure ? error.code : String(error)
  }
}

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
    ['counts the last of a repeated name', 'a=1&a=2&a=3', { a: '3' }],
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
  })

  it('of any text is fields of texts and lists of texts', () => {
    const isText = (value: unknown) => typeof value === 'string'
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
        const values = Object.values(parseForm(text))
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

describe('the fields of a request', () => {
  it.each([
    ['a form', request(form, 'live_area[]=福建省&live_area[]=厦门市&live_addr=湖里区')],
    ['JSON', request(json, '{"live_area":["福建省","厦门市"],"live_addr":"湖里区"}')],
    [
      'JSON with a charset',
      request('Application/JSON; charset=utf-8', '{"live_area":["福建省","厦门市"],"live_addr":"湖里区"}'),
    ],
  ])('are the same from %s, as text and in base64', (_name, one) => {
    const expected = { live_area: ['福建省', '厦门市'], live_addr: '湖里区' }
    expect(fieldsOf(one)).toEqual(expected)
    expect(fieldsOf(base64(one))).toEqual(expected)
  })

  it('are those of query and body, and the body wins', () => {
    expect(fieldsOf(request(form, 'b=body&c=3', 'a=1&b=query'))).toEqual({ a: '1', b: 'body', c: '3' })
    expect(fieldsOf(request(json, '{"b":null}', 'b=query'))).toEqual({ b: null })
  })

  it.each([undefined, null, ''])('are those of the query with a body of %j', (body) => {
    expect(fieldsOf(request(json, body, 'a=1'))).toEqual({ a: '1' })
  })

  it('are read as a form when nobody says what they are', () => {
    expect(fieldsOf({ headers: {}, rawQueryString: '', body: 'a=1' })).toEqual({ a: '1' })
  })

  it.each(['{', '', ' ', '[]', '[{"a":1}]', '"a"', '1', 'true', 'null', 'a=1', '{"a":1}}', "{'a':1}"])(
    'are not to be had from JSON that is %j',
    (body) => {
      expect(refusal(request(json, body))).toBe(body === '' ? '{}' : 'BAD_REQUEST')
    },
  )

  it('keep a JSON field called __proto__ to itself', () => {
    const fields = fieldsOf(request(json, '{"__proto__":{"admin":true}}'))
    expect(fields.admin).toBeUndefined()
  })

  it('of any JSON are its own, or it is refused', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text)
        const record = value !== null && typeof value === 'object' && !Array.isArray(value)
        expect(refusal(request(json, text))).toBe(record ? JSON.stringify(value) : 'BAD_REQUEST')
      }),
    )
  })
})

describe('a body that is too large', () => {
  const limit = 256 * 1024

  it.each([
    ['text', (body: string) => request(form, body)],
    ['base64', (body: string) => base64(request(form, body))],
  ])('is refused as %s above 256 KiB, and read up to there', (_name, sent) => {
    expect(fieldsOf(sent(`a=${'x'.repeat(limit - 2)}`)).a).toHaveLength(limit - 2)
    expect(refusal(sent(`a=${'x'.repeat(limit - 1)}`))).toBe('BODY_TOO_LARGE')
  })

  it('is measured in bytes', () => {
    expect(() => bodyText({ body: '福'.repeat(limit / 2) })).toThrow('BODY_TOO_LARGE')
  })
})
