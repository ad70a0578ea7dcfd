import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

interface Answer {
  status?: number
  body?: string
  type?: string
  headers?: Record<string, string>
}

/** A provider's endpoint: answers every request as told (`silent`: never) and keeps what it was asked. */
export async function provider(answer: Answer | 'silent') {
  const asked: { url: URL; headers: IncomingMessage['headers']; body: string }[] = []
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString('utf8')
    asked.push({ url: new URL(request.url ?? '', 'http://provider'), headers: request.headers, body })
    if (answer === 'silent') return
    response.writeHead(answer.status ?? 200, { 'content-type': answer.type ?? 'application/json', ...answer.headers })
    response.end(answer.body ?? '')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

export const message = { mobile: '13800000000', template: 'signup-code', params: { code: '483920' } } as const

/** What sending ended with: `taken`, or the error with everything that a log could say of it. */
export async function outcomeOf(sending: Promise<void>) {
  const error = await sending.then(
    () => undefined,
    (thrown: Error & { tooMany?: boolean }) => thrown,
  )
  if (!error) return { outcome: 'taken', told: '' }
  const told = JSON.stringify([error, error.message, error.stack, String(error.cause)])
  return { outcome: error.tooMany ? 'too many' : error.name, told }
}
