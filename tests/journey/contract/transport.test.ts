import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../local/journey/client.ts'
import type { Fields, Sent } from '../http.ts'
import { sharedScene } from '../scene.ts'
import { api, exchange } from './ask.ts'
import { newcomer, withCard } from './people.ts'
import { type Listing, listings } from './routes.ts'
import { failure, success } from './shape.ts'

/** How a request is written, for every route of the document: whatever comes, an envelope is the answer. */

const scene = await sharedScene()
const [fresh, borrower] = await Promise.all([newcomer(scene), withCard(scene)])

const withBody = listings.filter(({ method }) => method !== 'GET')
const encodings = (listing: Listing) => (listing.method === 'GET' ? (['form'] as const) : (['form', 'json'] as const))
const named = ({ method, path }: Listing) => `${method} ${path}`

/** Some at a time; what each is answered, by its name. */
async function answersTo(requests: Record<string, Sent>): Promise<Record<string, { status: number; answer: Answer }>> {
  const waiting = Object.entries(requests)
  const answers: Record<string, { status: number; answer: Answer }> = {}
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { status, answer } = await exchange(next[1])
      answers[next[0]] = { status, answer }
    }
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  return answers
}

async function expectAll(requests: Record<string, Sent>, status: number, answer: unknown): Promise<void> {
  const expected = Object.fromEntries(Object.keys(requests).map((name) => [name, { status, answer }]))
  expect(await answersTo(requests)).toEqual(expected)
}

/** Each field of each route made such, the others as they should be; as a form and as JSON. */
function eachField(listed: readonly Listing[], change: (value: unknown) => unknown): Record<string, Sent> {
  const requests: Record<string, Sent> = {}
  for (const listing of listed) {
    for (const [field, value] of Object.entries(listing.fields)) {
      const changed = change(value)
      if (changed === undefined) continue
      for (const as of encodings(listing)) {
        const { method, path } = listing
        const fields = { ...listing.fields, [field]: changed }
        requests[`${named(listing)} ${field} (${as})`] = { method, path, as, fields, token: fresh.as.token }
      }
    }
  }
  return requests
}

describe('what is wrong in a request is told, whatever the route', () => {
  test('a list where text is expected', () =>
    expectAll(
      eachField(listings, (value) => (Array.isArray(value) ? undefined : [value])),
      200,
      failure('参数错误'),
    ))

  test('an object, which only JSON can say', async () => {
    const requests = eachField(withBody, () => ({ toString: 'x' }))
    const json = Object.entries(requests).filter(([, { as }]) => as === 'json')
    await expectAll(Object.fromEntries(json), 200, failure('参数错误'))
  })

  test('a NUL in any text', async () => {
    const answers = await answersTo(eachField(listings, (value) => (Array.isArray(value) ? ['a\u0000b'] : 'a\u0000b')))
    for (const [name, { status, answer }] of Object.entries(answers)) {
      expect([name, status, answer.status]).toEqual([name, 200, 'FAILURE'])
    }
  })

  test('emoji in any text are taken or refused, and never our fault', async () => {
    // A name with one passes for a name: profile.test.ts.
    const listed = listings.filter(({ path }) => path !== '/lm-identity')
    const answers = await answersTo(eachField(listed, (value) => (Array.isArray(value) ? ['😀'] : '😀'.repeat(7))))
    for (const [name, { status }] of Object.entries(answers)) expect([name, status]).toEqual([name, 200])
  })

  const sent = (more: Partial<Sent>) =>
    Object.fromEntries(
      withBody.map((listing) => {
        const { method, path } = listing
        return [named(listing), { method, path, token: fresh.as.token, ...more }]
      }),
    )

  test.each(['{"mobile":"138', '[]', '"text"', '1', 'true', 'mobile=13800000001'])('JSON that is none: %s', (body) =>
    expectAll(sent({ as: 'json', body }), 200, failure('请求格式错误')),
  )

  test.each(['form', 'json'] as const)('a megabyte as %s', (as) =>
    expectAll(sent({ as, body: `mobile=${'1'.repeat(1_000_000)}` }), 200, failure('请求内容过大')),
  )

  test.each([
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=y',
    'application/octet-stream',
    'x/nonsense',
  ])('a body called %s', async (type) => {
    const body = '--x\r\nContent-Disposition: form-data; name="mobile"\r\n\r\n13800000001\r\n--x--'
    const answers = await answersTo(sent({ body, headers: { 'content-type': type } }))
    for (const [name, { status, answer }] of Object.entries(answers)) {
      expect([name, status, answer.status]).toEqual([name, 200, 'FAILURE'])
    }
  })

  test.each(['%E0%A4%A', 'a=%', '=&=&&', '&'.repeat(5000), `${'a[]=1&'.repeat(5000)}`, 'a[b][c]=1'])(
    'a form that is badly encoded',
    async (body) => {
      const answers = await answersTo(sent({ body }))
      for (const [name, { status, answer }] of Object.entries(answers)) {
        expect([name, status, answer.status]).toEqual([name, 200, 'FAILURE'])
      }
    },
  )
})

describe('both encodings', () => {
  test('of nothing, and of what the document shows, are answered alike', async () => {
    // Sent twice, these do something the first time, or are counted.
    const once = ['/1/send-mobile-code/new-user', '/1/send-mobile-code/forget-password', '/lm-identity', '/login']
    for (const listing of withBody) {
      const { method, path } = listing
      const inputs: Fields[] = once.includes(path) ? [{}] : [{}, listing.fields]
      for (const fields of inputs) {
        const ask = async (as: 'form' | 'json') =>
          (await exchange({ method, path, as, fields, token: fresh.as.token })).answer
        expect([path, await ask('json')]).toEqual([path, await ask('form')])
      }
    }
  })

  const post = async (path: string, more: Partial<Sent>) =>
    (await exchange({ method: 'POST', path, token: fresh.as.token, ...more })).answer
  const area = async () => (await fresh.as.get('/user-profile')).results[0].live_area

  test('PHP’s arrays: with or without an index, of one element, or one plain value', async () => {
    const rest = 'live_addr=a&live_time[]=b'
    const written: [string, string[]][] = [
      ['live_area[]=福建省&live_area[]=厦门市', ['福建省', '厦门市']],
      ['live_area%5B%5D=福建省&live_area%5B%5D=厦门市', ['福建省', '厦门市']],
      ['live_area[0]=福建省&live_area[1]=厦门市', ['福建省', '厦门市']],
      ['live_area[]=福建省', ['福建省']],
      ['live_area=福建省', ['福建省']],
    ]
    for (const [body, expected] of written) {
      expect(await post('/user-save-profile', { body: `${body}&${rest}` })).toEqual(success('保存成功'))
      expect([body, await area()]).toEqual([body, expected])
    }
    const json = { live_area: ['集美区', '湖里区'], live_addr: 'a', live_time: 'b' }
    expect(await post('/user-save-profile', { as: 'json', fields: json })).toEqual(success('保存成功'))
    expect(await area()).toEqual(json.live_area)
  })

  test('of a repeated key the last counts; undefined and null are nothing', async () => {
    const feedback = (body: string) => post('/feedback', { body })
    expect(await feedback('type=&content=a&type=func')).toEqual(success())
    expect((await feedback('type=func&content=a&type=')).status).toBe('FAILURE')
    const json = await post('/feedback', { as: 'json', fields: { type: null, content: 'a' } })
    expect(json.error_message).toBe('请选择问题类型，并且不能超过10个字～')
    expect(await post('/feedback', { as: 'json', body: '{"type":"","type":"func","content":7}' })).toEqual(success())
  })

  test('names that mean something to JavaScript are only names', async () => {
    const body = '__proto__[type]=func&constructor=1&prototype=2&__proto__=3&content=a'
    expect((await post('/feedback', { body })).error_message).toBe('请选择问题类型，并且不能超过10个字～')
    const json = '{"__proto__":{"type":"func"},"constructor":{"prototype":{"type":"func"}},"content":"a"}'
    expect((await post('/feedback', { as: 'json', body: json })).error_message).toBe(
      '请选择问题类型，并且不能超过10个字～',
    )
  })

  test('a token after the word Bearer', async () => {
    const token = `Bearer ${fresh.as.token}`
    const { answer } = await exchange({ method: 'GET', path: '/home', token })
    expect(answer.results[0].mobile).toBe(fresh.person.mobile)
  })
})

describe('PUT', () => {
  const puts = listings.filter(({ method }) => method === 'PUT')

  test('are three routes', () => {
    expect(puts.map(({ path }) => path)).toEqual(['/set-bankcard-default', '/password', '/forget-password'])
  })

  test('as the client sends it on the same origin (a POST that says so) and on another (a real one)', async () => {
    for (const { path } of puts) {
      const refused = async (more: Partial<Sent>) =>
        (await exchange({ method: 'PUT', path, token: borrower.as.token, ...more })).answer
      const real = await refused({})
      expect(real.status).toBe('FAILURE')
      const headers = { 'x-http-method-override': 'PUT' }
      expect(await refused({ method: 'POST', headers })).toEqual(real)
      expect(await refused({ method: 'POST', headers, as: 'json' })).toEqual(real)
      expect(await refused({ as: 'json' })).toEqual(real)
    }
  })
})

describe('browsers on another origin', () => {
  const words = (value: string | null) => (value ?? '').toLowerCase().split(/,\s*/)
  const origin = 'http://m.example.com'

  test('are told beforehand that they may, for every route', async () => {
    for (const { method, path } of listings) {
      const answer = await fetch(api + path, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': method,
          'access-control-request-headers': 'authorization,content-type',
        },
      })
      expect([path, answer.ok]).toEqual([path, true])
      expect(['*', origin]).toContain(answer.headers.get('access-control-allow-origin'))
      const methods = words(answer.headers.get('access-control-allow-methods'))
      expect(methods).toEqual(expect.arrayContaining(['get', 'post', 'put', 'options']))
      const allowed = words(answer.headers.get('access-control-allow-headers'))
      expect(allowed).toEqual(expect.arrayContaining(['authorization', 'content-type']))
    }
  })

  test('may read every answer', async () => {
    for (const { method, path } of listings) {
      const { headers } = await exchange({ method, path, headers: { origin } })
      expect(['*', origin]).toContain(headers.get('access-control-allow-origin'))
      const exposed = words(headers.get('access-control-expose-headers'))
      expect(exposed).toEqual(expect.arrayContaining(['x-error-code', 'x-request-id']))
    }
  })
})

test('what no route answers is 404, in the envelope', async () => {
  const requests: Record<string, Sent> = {}
  const ask = (method: string, path: string) => {
    requests[`${method} ${path}`] = { method, path, token: fresh.as.token }
  }
  for (const path of new Set(listings.map((listing) => listing.path))) {
    const known = listings.filter((listing) => listing.path === path).map(({ method }) => method)
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH']) {
      // A PUT is answered as a POST too.
      if (!known.some((one) => one === method || (one === 'PUT' && method === 'POST'))) ask(method, path)
    }
  }
  for (const path of ['/', '/nothing', '/Home', '/home/1', '/1/home', '/2/send-mobile-code/new-user']) ask('GET', path)
  // As the document writes it: see docs/compatibility.md.
  ask('POST', '//lm-bill-continue')
  await expectAll(requests, 404, failure('接口不存在'))
})
