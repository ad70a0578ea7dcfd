import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyFields, bodyText } from '../../../lib/http/request.ts'

const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'

const base64 = (body: string | Buffer) => ({ body: Buffer.from(body).toString('base64'), isBase64Encoded: true })
const read = (body: string | Buffer, contentType: string) =>
  bodyFields(typeof body === 'string' ? { body } : base64(body), contentType).catch((error: Error) => error.message)

const expected = { live_area: ['福建省', '厦门市'], live_addr: '湖里区' }
const asJson = JSON.stringify(expected)

async function multipart(fields: [string, string | Blob][]): Promise<[Buffer, string]> {
  const form = new FormData()
  for (const [name, value] of fields) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, value, 'x.txt')
  }
  const sent = new Response(form)
  return [Buffer.from(await sent.arrayBuffer()), sent.headers.get('content-type') ?? '']
}

describe('the fields of a body', () => {
  it.each([
    ['a form', FORM, 'live_area[]=福建省&live_area[]=厦门市&live_addr=湖里区'],
    ['JSON', JSON_TYPE, asJson],
    ['JSON with a charset', 'Application/JSON; charset=utf-8', asJson],
    ['JSON of a vendor type', 'application/vnd.api+json', asJson],
    ['JSON after a byte order mark', JSON_TYPE, `\ufeff${asJson}`],
  ])('are the same from %s, as text and in base64', async (_name, type, body) => {
    expect(await read(body, type)).toEqual(expected)
    expect(await read(Buffer.from(body), type)).toEqual(expected)
  })

  it('are read from a multipart form, lists too; a file is none', async () => {
    const [bytes, type] = await multipart([
      ['live_area[]', '福建省'],
      ['live_area[]', '厦门市'],
      ['live_addr', '湖里区'],
      ['photo', new Blob(['x'])],
    ])
    expect(await read(bytes, type)).toEqual(expected)
  })

  it.each(['multipart/form-data', 'multipart/form-data; boundary=other'])(
    'are not to be had from a multipart form that is broken: %s',
    async (type) => {
      const [bytes] = await multipart([['a', '1']])
      expect(await read(bytes, type)).toBe('BAD_REQUEST')
    },
  )

  it('are read as a form when no content type is sent', async () => {
    expect(await read('a=1', '')).toEqual({ a: '1' })
  })

  it.each(['text/plain', 'text/plain;charset=UTF-8', 'application/xml', 'application/octet-stream', 'text/html'])(
    'are not read from %s, which is neither form nor JSON',
    async (type) => {
      expect(await read('{"mobile":"13800000001"}', type)).toBe('BAD_REQUEST')
      expect(await read('', type)).toEqual({})
    },
  )

  it.each([FORM, '', `${FORM}; charset=utf-8`])('are malformed when JSON is called a form: %j', async (type) => {
    expect(await read('{"mobile":"13800000001"}', type)).toBe('BAD_REQUEST')
    expect(await read(' [1]', type)).toBe('BAD_REQUEST')
  })

  it.each(['{', '', ' ', '[]', '[{"a":1}]', '"a"', '1', 'true', 'null', 'a=1', '{"a":1}}', "{'a':1}"])(
    'are not to be had from JSON that is %j',
    async (body) => {
      expect(await read(body, JSON_TYPE)).toEqual(body === '' ? {} : 'BAD_REQUEST')
    },
  )

  it('keep a JSON field called __proto__ to itself', async () => {
    const fields = await bodyFields({ body: '{"__proto__":{"admin":true}}' }, JSON_TYPE)
    expect(fields.admin).toBeUndefined()
  })

  it('of any JSON are its own, or it is refused', async () => {
    const asWritten = (_name: string, value: unknown) =>
      typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER ? JSON.stringify(value) : value
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        const value: unknown = JSON.parse(text, asWritten)
        const isRecord = value !== null && typeof value === 'object' && !Array.isArray(value)
        expect(JSON.stringify(await read(text, JSON_TYPE))).toBe(JSON.stringify(isRecord ? value : 'BAD_REQUEST'))
      }),
    )
  })
})

describe('a JSON number', () => {
  it.each([
    ['{"card":6217000000000000019}', '6217000000000000019'],
    ['{"card":110101199003070011}', '110101199003070011'],
    ['{"card":9007199254740993}', '9007199254740993'],
    ['{"card":-9007199254740993}', '-9007199254740993'],
    ['{"card":1e400}', '1e400'],
    ['{"card":[6217000000000000019]}', ['6217000000000000019']],
  ])('beyond 2^53 keeps its digits: %s', async (body, card) => {
    expect(await read(body, JSON_TYPE)).toEqual({ card })
  })

  it.each(['9007199254740991', '1000', '0.1', '-5'])('within it is a number: %s', async (digits) => {
    expect(await read(`{"a":${digits}}`, JSON_TYPE)).toEqual({ a: Number(digits) })
  })
})

describe('another encoding than UTF-8', () => {
  it.each([
    ['a form', `${FORM}; charset=GBK`, 'username=%B2%E2%CA%D4'],
    ['a form that happens to be UTF-8 too', `${FORM}; charset="gb18030"`, 'username=%C3%A4'],
    ['JSON', 'application/json; charset=gbk', '{"username":"测试"}'],
  ])('is refused where it is declared: %s', async (_name, type, body) => {
    expect(await read(body, type)).toBe('BAD_REQUEST')
  })

  it('may be declared of a body that has ASCII only', async () => {
    expect(await read('a=1', `${FORM}; charset=ISO-8859-1`)).toEqual({ a: '1' })
  })
})

describe('a body that is too large', () => {
  const limit = 256 * 1024

  it.each([
    ['text', (body: string) => body],
    ['base64', (body: string) => Buffer.from(body)],
  ])('is refused as %s above 256 KiB, and read up to there', async (_name, sent) => {
    expect(await read(sent(`a=${'x'.repeat(limit - 2)}`), FORM)).toHaveProperty('a.length', limit - 2)
    expect(await read(sent(`a=${'x'.repeat(limit - 1)}`), FORM)).toBe('BODY_TOO_LARGE')
  })

  it('is measured in bytes', () => {
    expect(() => bodyText({ body: '福'.repeat(limit / 2) })).toThrow('BODY_TOO_LARGE')
  })
})
