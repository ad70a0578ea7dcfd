import '../environment.ts'
import { describe, expect, it } from 'vitest'
import { callOf } from '../../../lib/http/request.ts'
import { context, event, type Sent } from './gateway.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const fields = (sent: Sent) =>
  callOf(event(sent), context).then(
    (call) => ({ ...call.fields }),
    (error: Error) => error.message,
  )

describe('the fields of a request', () => {
  it.each(['POST', 'PUT'])(
    'of %s are those of its body only: an address is kept in logs and histories',
    async (method) => {
      expect(await fields({ method, query: 'password=x&b=query', body: 'b=body' })).toEqual({ b: 'body' })
      expect(await fields({ method, query: 'password=x' })).toEqual({})
    },
  )

  it('of GET are those of its query only', async () => {
    expect(await fields({ method: 'GET', query: 'a=1&b=query', body: 'b=body' })).toEqual({ a: '1', b: 'query' })
  })

  it('may nest; deeper than a parser goes they are refused', async () => {
    const nested = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`
    expect(await fields({ headers: JSON_TYPE, body: nested(500) })).toHaveProperty('a')
    expect(await fields({ headers: JSON_TYPE, body: nested(100_000) })).toBe('BAD_REQUEST')
  })
})
