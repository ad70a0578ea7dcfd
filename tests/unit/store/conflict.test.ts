import '../environment.ts'
import { globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'

/** A table whose items other transactions are at work on, for so many requests. */
let busyFor = 0
let asked: string[] = []
const conflict = (target: string) =>
  target === 'TransactWriteItems'
    ? { __type: 'x#TransactionCanceledException', CancellationReasons: [{ Code: 'TransactionConflict' }] }
    : { __type: 'x#TransactionConflictException', message: 'Transaction is ongoing for the item' }

const server = createServer(async (request, response) => {
  await request.resume().toArray()
  const target = `${request.headers['x-amz-target']}`.split('.')[1] ?? ''
  asked.push(target)
  const busy = asked.length <= busyFor
  response.writeHead(busy ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' })
  response.end(JSON.stringify(busy ? conflict(target) : { Attributes: { pk: { S: 'a' }, n: { N: '1' } } }))
})
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
process.env.AWS_ENDPOINT_URL_DYNAMODB = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const { db } = await import('../../../lib/table/client.ts')
const { putItem, removeItem, tryUpdate, update } = await import('../../../lib/table/update.ts')
const { commit } = await import('../../../lib/table/commit.ts')
const { absent } = await import('../../../lib/table/expressions.ts')
const { takeLease } = await import('../../../lib/table/lease.ts')
afterAll(() => {
  db.destroy()
  server.close()
})
beforeEach(() => {
  asked = []
})

const key = { pk: 'a', sk: 'b' }
const guard = { name: 'free', condition: absent('n') }
const writes: [string, () => Promise<unknown>][] = [
  ['an update', () => update(key, { set: { n: 1 } })],
  ['an update under a condition', () => tryUpdate(key, { add: { n: 1 } }, guard)],
  ['a put', () => putItem({ ...key, n: 1 } as typeof key)],
  ['a removal', () => removeItem(key)],
  ['a lease', () => takeLease(key, 0, 1)],
  ['a transaction', () => commit({ put: key })],
]

describe.each(writes)('%s that meets a transaction on its item', (_, write) => {
  it.each([1, 4])('%i times is done by the next try', async (times) => {
    busyFor = times
    await write()
    expect(asked).toHaveLength(times + 1)
  })

  it('five times is given up, and is trouble that passes', async () => {
    const { isTransient } = await import('../../../lib/table/transient.ts')
    busyFor = 9
    const error = await write().catch((thrown: unknown) => thrown)
    expect(asked).toHaveLength(5)
    expect(isTransient(error)).toBe(true)
  })
})

it('an update answers with the item as the try left it that was taken', async () => {
  busyFor = 1
  expect(await update(key, { set: { n: 1 } })).toEqual({ pk: 'a', n: 1 })
})

it('no write to the table goes round this', () => {
  const writing = globSync('{lib,functions}/**/*.ts').filter((file) =>
    /new (Put|Update|Delete|TransactWrite)(Item)?s?Command/.test(readFileSync(file, 'utf8')),
  )
  expect(writing.sort()).toEqual(['lib/table/commit.ts', 'lib/table/update.ts'])
})
