import '../environment.ts'
import { globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { silentServer } from '../silent-server.ts'

const silent = await silentServer()

interface Declared {
  timeout?: number
}
const usual: number = parse(readFileSync('serverless.yml', 'utf8')).provider.timeout
const functions = globSync('functions/**/functions.yml').flatMap((file) =>
  Object.entries(parse(readFileSync(file, 'utf8')) as Record<string, Declared>).map(
    ([name, { timeout = usual }]) => [name, timeout * 1_000] as const,
  ),
)

/** ms: the longest pauses of the SDK between three tries without an answer. */
const PAUSES_MS = 50 + 100

describe('tries × wait', () => {
  it.each(functions)('of one call end before %s must give up', async (_, timeoutMs) => {
    const { clientLimits } = await import('../../../lib/platform/aws-client.ts')
    const { CALLS_END_MS, GIVE_UP_MS } = await import('../../../lib/platform/invocation.ts')
    const { maxAttempts, requestHandler } = clientLimits
    expect(maxAttempts * requestHandler.requestTimeout + PAUSES_MS).toBeLessThan(timeoutMs - CALLS_END_MS)
    expect(GIVE_UP_MS).toBeLessThan(CALLS_END_MS)
  })

  it('of an object end before its function must give up', async () => {
    const { clientLimits } = await import('../../../lib/platform/aws-client.ts')
    const { PUT_MS_MAX } = await import('../../../lib/platform/objects.ts')
    const { CALLS_END_MS } = await import('../../../lib/platform/invocation.ts')
    const timeoutMs = new Map(functions).get('verification-collect') ?? 0
    expect(clientLimits.maxAttempts * PUT_MS_MAX + PAUSES_MS).toBeLessThan(timeoutMs - CALLS_END_MS)
  })
})

describe('a service that accepts and never answers, outside of a Lambda', () => {
  beforeEach(() => {
    vi.resetModules()
    vi.stubEnv('AWS_WAIT_MS', '500')
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', silent.url)
    vi.stubEnv('AWS_ENDPOINT_URL_SFN', silent.url)
  })
  afterEach(() => vi.unstubAllEnvs())

  async function tries(call: () => Promise<unknown>): Promise<{ error: unknown; requests: number }> {
    const before = silent.requests()
    const error = await call().catch(({ name }: Error) => name)
    return { error, requests: silent.requests() - before }
  }

  it('the table is asked three times', async () => {
    const { db, TableName } = await import('../../../lib/table/client.ts')
    const get = () => db.send(new GetCommand({ TableName, Key: { pk: 'a', sk: 'a' } }))
    expect(await tries(get)).toEqual({ error: 'TimeoutError', requests: 3 })
  })

  it('Step Functions are asked three times', async () => {
    const { endPause } = await import('../../../lib/platform/workflows.ts')
    expect(await tries(() => endPause('token'))).toEqual({ error: 'TimeoutError', requests: 3 })
  })
})

it('an answer that begins and goes on no further ends with the time of its invocation', async () => {
  const server = createServer((_, response) => void response.writeHead(200).write('{"Item":'))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  vi.resetModules()
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const { withinTime } = await import('../../../lib/platform/invocation.ts')
  const { get } = await import('../../../lib/table/read.ts')
  const context = { getRemainingTimeInMillis: () => 1_100 }
  await expect(withinTime(context, () => get({ pk: 'a', sk: 'a' }))).rejects.toThrow()
  server.closeAllConnections()
  server.close()
  vi.unstubAllEnvs()
})
