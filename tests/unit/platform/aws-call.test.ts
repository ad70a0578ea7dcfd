import '../environment.ts'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { awsCall } from '../../../lib/platform/aws-call.ts'

/** Closes every connection that was used once, a moment after the answer: what a call on a kept one would run into. */
let connections = 0
const server = createServer((_, response) => response.end('answer'))
server.on('connection', (socket) => {
  connections++
  socket.once('data', () => setTimeout(() => socket.destroy(), 20))
})
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
process.env.AWS_ENDPOINT_URL_ECHO = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => void server.close())

it('takes a new connection for each call, so that none meets one which the other side is about to close', async () => {
  const call = { service: 'echo', method: 'POST', path: '/', headers: {}, body: '{}', timeoutMs: 1_000 } as const
  for (let n = 0; n < 5; n++) {
    expect(await awsCall(call)).toMatchObject({ status: 200, text: 'answer' })
    await new Promise((resume) => setTimeout(resume, 19))
  }
  expect(connections).toBe(5)
})

it('ends in time when the answer begins and goes on no further', async () => {
  const silent = createServer((_, response) => void response.writeHead(200).write('ans'))
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready))
  process.env.AWS_ENDPOINT_URL_SILENT = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  const call = { service: 'silent', method: 'POST', path: '/', headers: {}, body: '{}', timeoutMs: 100 } as const
  const ended = awsCall(call).then(
    () => 'answered',
    () => 'failed',
  )
  const patience = new Promise((resume) => setTimeout(() => resume('still waits'), 2_000))
  expect(await Promise.race([ended, patience])).toBe('failed')
  silent.closeAllConnections()
  silent.close()
})
