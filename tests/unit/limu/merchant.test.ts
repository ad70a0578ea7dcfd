import { describe, expect, test } from 'vitest'
import { limu, limuSign } from '../../../lib/vendors/limu/index.ts'
import vectors from '../../vectors/limu-sign.json' with { type: 'json' }
import { apiKey, apiSecret, limuStack } from './stack.ts'

const identity = { name: '测试甲', identityNo: '110101199001010010' }

async function codeOf(baseUrl: string, body: string, path = '/api/gateway') {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const response = await fetch(baseUrl + path, { method: 'POST', headers, body })
  return ((await response.json()) as { code: string }).code
}

const signedBody = (params: Record<string, string>) =>
  new URLSearchParams({ ...params, apiKey, sign: limuSign({ ...params, apiKey }, apiSecret) }).toString()

describe('a merchant whose configuration is wrong', () => {
  test.each([
    { apiKey: '2000000000000002', apiSecret, code: '1001' },
    { apiKey, apiSecret: 'another', code: '1002' },
  ])('$code is our fault, never the borrower’s', async ({ code, ...wrong }) => {
    const { baseUrl, callbackUrl, task } = await limuStack()
    const provider = limu({ baseUrl, callbackUrl, ...wrong })
    const fault = { name: 'VendorUnavailable', message: expect.stringContaining(code) }
    await expect(provider.checkIdentity(identity)).rejects.toMatchObject(fault)
    await expect(provider.start(task('taobao'))).rejects.toMatchObject(fault)
    await expect(provider.status('mobile', 'f'.repeat(32))).rejects.toMatchObject(fault)
    await expect(provider.input('jd', 'f'.repeat(32), '1234')).rejects.toMatchObject(fault)
    await expect(provider.result('mobile', 'f'.repeat(32))).rejects.toMatchObject(fault)
  })
})

describe('the sandbox checks what it gets', () => {
  test.each(vectors.cases.filter(({ params }) => 'method' in params || 'ts' in params))(
    'a known signature is right: $name',
    async ({ path, formBody }) => {
      const { baseUrl } = await limuStack()
      expect(['1001', '1002', '1003']).not.toContain(await codeOf(baseUrl, formBody, path))
    },
  )

  test('an unencoded + becomes a space, and the signature is wrong', async () => {
    const { baseUrl } = await limuStack()
    const vector = vectors.cases.find(({ productPhpRawBody }) => productPhpRawBody)
    expect(await codeOf(baseUrl, vector?.productPhpRawBody ?? '', vector?.path)).toBe('1002')
  })

  test.each([
    ['a changed value', signedBody({ method: 'api.jd.get', version: '1.2.0' }).replace('jd', 'bill'), '1002'],
    [
      'an upper-case signature',
      signedBody({ method: 'x', version: '1' }).replace(/sign=.*/, (s) => s.toUpperCase()),
      '1002',
    ],
    ['a parameter twice', `${signedBody({ method: 'x', version: '1' })}&method=x`, '1003'],
    ['nothing', '', '1001'],
    ['an unknown method', signedBody({ method: 'api.horoscope.get', version: '1.2.0' }), '1006'],
    ['the report by method', signedBody({ method: 'api.mobileReport.get', version: '1.2.0' }), '1006'],
    ['no version', signedBody({ method: 'api.jd.get' }), '1005'],
    ['no uid', signedBody({ method: 'api.jd.get', version: '1.2.0', callBackUrl: 'http://x', ts: '1' }), '1005'],
    ['an unknown login type', taobao({ loginType: 'face' }), '1005'],
    ['a password in clear', taobao({ loginType: 'normal', username: 'u', password: 'p!' }), '1005'],
    ['a token without its kind', signedBody({ method: 'api.common.getStatus', version: '1.2.0', token: 'x' }), '1005'],
  ])('%s', async (_, body, code) => {
    const { baseUrl } = await limuStack()
    expect(await codeOf(baseUrl, body)).toBe(code)
  })

  test('a report in kinds that have none of their own repeats the data; the older carrier interface has both', async () => {
    const { baseUrl, clock } = await limuStack()
    const own = { username: '13800000000', password: 'bm9zbXM=' } // nosms
    const start = { version: '1.2.0', callBackUrl: '', uid: '13800000000', ts: '1', ...own }
    const body = signedBody({ method: 'api.mobile.get', ...start })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await fetch(`${baseUrl}/api/gateway`, { method: 'POST', headers, body })
    const { token } = (await answer.json()) as { token: string }
    clock.ms += 60_000
    for (const method of ['api.common.getResult', 'api.common.getReport']) {
      expect(await codeOf(baseUrl, signedBody({ method, version: '1.2.0', token, bizType: 'mobile' }))).toBe('0000')
    }
  })
})

function taobao(own: Record<string, string>): string {
  return signedBody({ method: 'api.taobao.get', version: '1.2.0', callBackUrl: '', uid: '1', ts: '1', ...own })
}
