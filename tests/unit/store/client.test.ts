import '../environment.ts'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, expect, it } from 'vitest'

/** Takes the first request and says nothing, as a connection does whose other end is gone. */
let requests = 0
const server = createServer((_, response) => {
  if (++requests > 1) response.setHeader('content-type', 'application/x-amz-json-1.0').end('{"Item":{"pk":{"S":"a"}}}')
})
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
process.env.AWS_WAIT_MS = '100'
process.env.AWS_ENDPOINT_URL_DYNAMODB = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const { db, TableName } = await import('../../../lib/table/client.ts')
afterAll(() => {
  db.destroy()
  server.closeAllConnections()
  server.close()
})

it('gives a request up that is not answered in time, and asks again', async () => {
  const { Item } = await db.send(new GetCommand({ TableName, Key: { pk: 'a', sk: 'a' } }))
  expect(Item).toEqual({ pk: 'a' })
  expect(requests).toBe(2)
})
