import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEmbedded } from '../../local/dynamodb/embedded.ts'
import { createClient, createTable, type RunningDynamoDb } from '../../local/dynamodb/index.ts'
import { defaultDefinition } from './engine.ts'

const TableName = 'kept'
let path: string
let dynamoDb: RunningDynamoDb
let client: DynamoDBDocumentClient

async function start() {
  dynamoDb = await startEmbedded({ path })
  client = DynamoDBDocumentClient.from(createClient(dynamoDb.endpoint))
}
async function stop() {
  client.destroy()
  await dynamoDb.close()
}
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'dynamodb-restart-'))
  await start()
  await createTable(dynamoDb.endpoint, { ...defaultDefinition, TableName })
})
afterEach(async () => {
  await stop()
  await rm(path, { recursive: true, force: true })
})

const put = (pk: string, attributes: object = {}) =>
  client.send(new PutCommand({ TableName, Item: { pk, sk: '1', ...attributes } }))
const get = async (pk: string) => (await client.send(new GetCommand({ TableName, Key: { pk, sk: '1' } }))).Item
const nowS = () => Math.floor(Date.now() / 1000)

/** Asks until it is so, at most 5 s: the sweep comes by every second. */
async function eventually(isSo: () => Promise<boolean>) {
  for (let attempt = 0; attempt < 50; attempt++) {
    if (await isSo()) return
    await sleep(100)
  }
  throw new Error('It did not come to be within 5 s')
}

test('items, indexes and client tokens outlive a restart', async () => {
  await put('a', { workPk: 'w', workSk: '1', note: 'n' })
  const once = new TransactWriteCommand({
    ClientRequestToken: randomUUID(),
    TransactItems: [
      {
        Update: {
          TableName,
          Key: { pk: 'a', sk: '1' },
          UpdateExpression: 'ADD n :one',
          ExpressionAttributeValues: { ':one': 1 },
        },
      },
    ],
  })
  await client.send(once)
  await stop()
  await start()
  await client.send(once)
  expect(await get('a')).toEqual({ pk: 'a', sk: '1', workPk: 'w', workSk: '1', note: 'n', n: 1 })
  const { Items } = await client.send(
    new QueryCommand({
      TableName,
      IndexName: 'work',
      KeyConditionExpression: 'workPk = :w',
      ExpressionAttributeValues: { ':w': 'w' },
    }),
  )
  expect(Items).toEqual([{ pk: 'a', sk: '1', workPk: 'w', workSk: '1', note: 'n' }])
})

test('an item goes at its time to live, also out of the index and after a restart; others stay', async () => {
  await put('prolonged', { expiresAt: nowS() + 1 })
  await client.send(
    new UpdateCommand({
      TableName,
      Key: { pk: 'prolonged', sk: '1' },
      UpdateExpression: 'SET expiresAt = :later',
      ExpressionAttributeValues: { ':later': nowS() + 3600 },
    }),
  )
  await put('text', { expiresAt: `${nowS() - 60}` })
  await put('six-years-ago', { expiresAt: nowS() - 6 * 365 * 24 * 3600 })
  await put('milliseconds', { expiresAt: Date.now() })
  await put('short', { expiresAt: nowS() + 1, workPk: 'w', workSk: '1' })
  await stop()
  await start()
  await eventually(async () => (await get('short')) === undefined)
  const { Count } = await client.send(
    new QueryCommand({
      TableName,
      IndexName: 'work',
      KeyConditionExpression: 'workPk = :w',
      ExpressionAttributeValues: { ':w': 'w' },
    }),
  )
  expect(Count).toBe(0)
  for (const pk of ['prolonged', 'text', 'six-years-ago', 'milliseconds']) expect(await get(pk)).toBeDefined()
})

test('a folder in use is refused instead of shared', async () => {
  await expect(startEmbedded({ path })).rejects.toThrow('in use by another process')
})

test('a port in use is refused', async () => {
  await expect(startEmbedded({ port: Number(new URL(dynamoDb.endpoint).port) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})

test('parameters from before expressions are refused, not overlooked', async () => {
  const legacy = new PutCommand({ TableName, Item: { pk: 'a', sk: '1' }, Expected: { pk: { Exists: false } } })
  await expect(client.send(legacy)).rejects.toMatchObject({ name: 'ValidationException' })
  expect(await get('a')).toBeUndefined()
})

test('it starts within 100 ms', async () => {
  await stop()
  const before = performance.now()
  await start()
  expect(performance.now() - before).toBeLessThan(100)
})
