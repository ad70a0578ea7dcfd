import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, expect, it } from 'vitest'
import { lambdaInvoker } from '../../../local/lambda.ts'

const failed = (errorType: string, trace: string[]) =>
  new Response(JSON.stringify({ errorType, errorMessage: 'vendor: 502', trace }), {
    headers: { 'x-amz-function-error': 'Unhandled' },
  })
const answers: Record<string, (body: unknown) => Response> = {
  'loans-dev-echo': (body) => Response.json(body),
  'loans-dev-void': () => new Response(''),
  'loans-dev-typed': () => failed('VendorDown', []),
  'loans-dev-traced': () => failed('Error', ['VendorDown: vendor: 502', '    at handler']),
  'loans-dev-plain': () => failed('Error', ['Error: vendor: 502']),
}
const app = new Hono()
app.post('/2015-03-31/functions/:name/invocations', async (c) => {
  const answer = answers[c.req.param('name')]
  return answer ? answer(await c.req.json()) : c.json({ Message: 'Function not found' }, 404)
})
const { promise, resolve } = Promise.withResolvers<number>()
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port))
const invoke = lambdaInvoker(`http://127.0.0.1:${await promise}`, 'loans-dev-')
afterAll(() => void server.close())

it('hands over the payload and the answer', async () => {
  expect(await invoke('echo', { id: 1 })).toEqual({ id: 1 })
  expect(await invoke('void', undefined)).toBeNull()
})

it.each([
  ['typed', 'VendorDown'],
  ['traced', 'VendorDown'],
  ['plain', 'Error'],
])('throws the error of a Lambda under its type: %s', async (name, type) => {
  await expect(invoke(name, {})).rejects.toMatchObject({ name: type, message: 'vendor: 502' })
})

it('throws in the words of the service when there is no such Lambda, or nobody at all', async () => {
  await expect(invoke('gone', {})).rejects.toMatchObject({ name: 'Lambda.ResourceNotFoundException' })
  const nobody = lambdaInvoker('http://127.0.0.1:9', '')
  await expect(nobody('echo', {})).rejects.toMatchObject({ name: 'Lambda.ServiceException' })
})
