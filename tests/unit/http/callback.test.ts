import '../environment.ts'
import { describe, expect, it } from 'vitest'
import { callback, type Delivery, redirect, textIn } from '../../../lib/http/callback.ts'
import { logLines } from '../log-lines.ts'
import { context, event, type Sent } from './gateway.ts'

const delivered = async (sent: Sent) => {
  const deliveries: Delivery[] = []
  const receive = callback(async (delivery) => {
    deliveries.push(delivery)
    return { statusCode: 200, body: 'success' }
  })
  const answer = await receive(event(sent), context)
  return { answer, delivery: deliveries[0] }
}

describe("a vendor's delivery", () => {
  it('brings the fields of query and form, and the form wins', async () => {
    const { delivery } = await delivered({ query: 'status=0000&token=query', body: 'token=form&msg=%E5%A5%BD' })
    expect({ ...delivery?.fields }).toEqual({ status: '0000', token: 'form', msg: '好' })
  })

  it.each([false, true])('brings its body to the letter (base64: %s)', async (base64) => {
    const body = '{"no_order":"1","money_order":"950.00","ret_msg":"交易成功"}'
    const headers = { 'content-type': 'application/json' }
    expect((await delivered({ body, base64, headers })).delivery?.rawBody).toBe(body)
  })

  it('may be empty', async () => {
    const { delivery } = await delivered({})
    expect(delivery).toMatchObject({ rawBody: '', now: expect.any(Number) })
  })

  it("is answered in the vendor's words, not in our envelope", async () => {
    expect((await delivered({ body: 'a=1' })).answer).toEqual({ statusCode: 200, body: 'success' })
  })

  it('that we fail to take is HTTP 500 with an empty body, so that it comes again', async () => {
    const log = logLines()
    const faulty = callback(async () => {
      throw new Error('the table is gone')
    })
    expect(await faulty(event({ body: 'a=1' }), context)).toEqual({
      statusCode: 500,
      headers: { 'x-error-code': 'SYSTEM_BUSY' },
      body: '',
    })
    expect(log.lines()).toMatchObject([{ level: 'ERROR', message: 'the table is gone', requestId: 'gateway-request' }])
  })

  it('that is too large is not acknowledged', async () => {
    logLines()
    expect((await delivered({ body: 'x'.repeat(300_000) })).answer).toEqual({
      statusCode: 413,
      headers: { 'x-error-code': 'BODY_TOO_LARGE' },
      body: '',
    })
  })
})

describe('a field of a delivery', () => {
  it('is its text; a list or a missing one is empty', () => {
    const fields = { a: 'x', b: ['x'] }
    expect(['a', 'b', 'c'].map((name) => textIn(fields, name))).toEqual(['x', '', ''])
  })
})

describe('a redirect', () => {
  it('sends a browser on and is not kept', () => {
    expect(redirect('http://client.test/m/#/home')).toEqual({
      statusCode: 302,
      headers: { location: 'http://client.test/m/#/home', 'cache-control': 'no-store' },
    })
  })
})
