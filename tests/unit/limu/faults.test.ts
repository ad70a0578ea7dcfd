import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { DataProvider } from '../../../lib/vendors/data-provider.ts'
import { limu } from '../../../lib/vendors/limu/index.ts'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import { person } from './stack.ts'

const token = '0123456789abcdef0123456789abcdef'
const PASSWORD = 'canary-of-the-password'

/** Our client before a Limu that does what the test says. */
async function facing(listener: RequestListener): Promise<DataProvider> {
  const server = createServer(listener)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })
  const { port } = server.address() as AddressInfo
  const secret = { apiKey: '1000000000000001', apiSecret: 'SandboxSecret0000000000000000001' }
  return limu({ baseUrl: `http://127.0.0.1:${port}`, callbackUrl: 'http://cb', timeoutMs: 300, ...secret })
}

const answering = (body: string | Buffer, status = 200) =>
  facing((_, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(body))

const saying = (answer: object) => answering(JSON.stringify(answer))

const start = (provider: DataProvider) =>
  provider.start({ kind: 'jd', person, login: { username: 'u', password: PASSWORD }, nowMs: 1 })

const every: Record<string, (provider: DataProvider) => Promise<unknown>> = {
  checkIdentity: (provider) => provider.checkIdentity(person),
  start,
  status: (provider) => provider.status('bill', token),
  input: (provider) => provider.input('mobile', token, '1234'),
  result: (provider) => provider.result('mobile', token),
}

const faults: Record<string, () => Promise<DataProvider>> = {
  'no answer in time': () => facing(() => undefined),
  'a slow drip': () =>
    facing((_, response) => {
      response.writeHead(200).write('{"code":"00')
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drip))
    }),
  'a broken connection': () => facing((request) => request.socket.destroy()),
  'HTTP 500': () => answering('{"code":"0000","data":{"resultCode":"R001"}}', 500),
  'HTTP 204': () => answering('', 204),
  'a redirect': () => facing((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()),
  'truncated JSON': () => answering('{"code":"0000","data":{"resu'),
  'a truncated body': () =>
    facing((_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"code":"0000"}')
      setTimeout(() => response.destroy(), 20)
    }),
  HTML: () => answering('<html>502 Bad Gateway</html>'),
  nothing: () => answering(''),
  'an array': () => answering('[]'),
  null: () => answering('null'),
  'no code': () => saying({ msg: 'ok', token }),
  'a number as code': () => saying({ code: 0, token, data: { resultCode: 'R001' } }),
  'a number as token': () => saying({ code: '0010', token: 7 }),
  'an object as msg': () => saying({ code: '1102', msg: {} }),
  'text as input': () => saying({ code: '0006', input: 'sms' }),
  'bytes that are not UTF-8': () => answering(Buffer.from('{"code":"0000","msg":"\xff\xfe"}', 'latin1')),
  'a huge answer': () => answering(`{"code":"0000","data":"${'x'.repeat(9 * 1024 * 1024)}"}`),
}

describe.each(Object.keys(faults))('%s', (fault) => {
  test.each(Object.keys(every))('%s throws VendorUnavailable and shows nothing of the request', async (method) => {
    const provider = await faults[fault]?.()
    if (!provider) throw new Error(fault)
    const failure: unknown = await every[method]?.(provider).catch((thrown: unknown) => thrown)
    expect(failure).toBeInstanceOf(VendorUnavailable)
    const shown = shownBy(failure)
    for (const secret of [PASSWORD, Buffer.from(PASSWORD).toString('base64'), person.identityNo, token]) {
      expect(shown).not.toContain(secret)
    }
  })
})

/** What a log could print of an error, with its causes. */
function shownBy(failure: unknown): string {
  if (!(failure instanceof Error)) return ''
  return `${failure.stack} ${JSON.stringify(failure)} ${shownBy(failure.cause)}`
}

describe('codes', () => {
  test.each(['', '0001', '0008', '0009', '0010', '0999'])('status %j is still working', async (code) => {
    expect(await (await saying({ code })).status('jd', token)).toEqual({ state: 'working' })
  })

  test.each(['1012', '1102', '1119', '2030', '6011', '9999', 'R001', 'x'])('%s is final', async (code) => {
    const provider = await saying({ code, msg: '原因' })
    const refused = { code, message: '原因' }
    expect(await provider.status('jd', token)).toEqual({ state: 'refused', ...refused })
    expect(await provider.input('jd', token, '1')).toEqual({ accepted: false, ...refused })
    expect(await start(provider)).toEqual({ accepted: false, ...refused })
  })

  test.each(['1000', '1001', '1009', '1104'])('%s is a fault of our configuration', async (code) => {
    const provider = await saying({ code, msg: '签名错误' })
    for (const call of Object.values(every)) await expect(call(provider)).rejects.toBeInstanceOf(VendorUnavailable)
  })

  test.each([
    [{ code: '0006' }, { state: 'input', need: 'sms' }],
    [
      { code: '0006', input: null },
      { state: 'input', need: 'sms' },
    ],
    [
      { code: '0006', input: { type: 'sms-jl', value: null } },
      { state: 'input', need: 'sms' },
    ],
    [
      { code: '0006', input: { type: 'img', value: 'iVBO' } },
      { state: 'input', need: 'image', image: 'iVBO' },
    ],
    [
      { code: '0006', input: { type: 'qr', value: 'iVBO' } },
      { state: 'input', need: 'qr', image: 'iVBO' },
    ],
    [
      { code: '0006', input: { type: 'idp' } },
      { state: 'input', need: 'password' },
    ],
    [{ code: '1102' }, { state: 'refused', code: '1102', message: '' }],
    [
      { code: '1102', msg: null },
      { state: 'refused', code: '1102', message: '' },
    ],
  ])('status %j', async (answer, status) => {
    expect(await (await saying(answer)).status('jd', token)).toEqual(status)
  })

  test('an input that we do not know is not passed off as another', async () => {
    const provider = await saying({ code: '0006', input: { type: 'fingerprint' } })
    await expect(provider.status('jd', token)).rejects.toThrow('unknown type "fingerprint"')
  })

  test.each([{ code: '0010' }, { code: '0010', token: '../x' }, { code: '0000', token }, { code: '', token }])(
    'a start answered by %j issued no token',
    async (answer) => {
      await expect(start(await saying(answer))).rejects.toThrow('issued no token')
    },
  )

  test.each([
    { code: '0000' },
    { code: '0000', data: null },
    { code: '0000', data: {} },
    { code: '0000', data: 'R001' },
    { code: '0000', data: { resultCode: 'R009' } },
    { code: '0000', data: { resultCode: 'toString' } },
  ])('an identity checked by %j is not known', async (answer) => {
    await expect((await saying(answer)).checkIdentity(person)).rejects.toBeInstanceOf(VendorUnavailable)
  })

  test('a report without its raw data is not a result', async () => {
    const provider = await facing((request, response) => {
      response.end(JSON.stringify({ code: request.url?.endsWith('/report') ? '0000' : '', data: { a: 1 } }))
    })
    await expect(provider.result('mobile', token)).rejects.toThrow('/data gave no data')
  })
})

describe('call-backs', () => {
  test.each([{}, { token: '' }, { token: 'short' }, { token: 'a'.repeat(65) }, { token: "1' or '1'='1" }])(
    '%j makes no sense',
    async (form) => {
      expect((await saying({})).readCallback(`${new URLSearchParams(form)}`)).toBeUndefined()
    },
  )

  test('name a token', async () => {
    expect((await saying({})).readCallback(`code=0000&token=${token}`)).toEqual({ token })
  })
})
