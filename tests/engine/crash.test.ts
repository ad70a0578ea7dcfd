import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEngine } from '../../local/dynamodb/engine/engine.ts'
import { rowChanges } from '../../local/dynamodb/engine/rows.ts'
import { itemPrefix, under } from '../../local/dynamodb/engine/storage.ts'
import type { Item } from '../../local/dynamodb/engine/types.ts'
import { createTable } from '../../local/dynamodb/index.ts'
import { defaultDefinition } from './engine.ts'

// CRASH_KILLS=200 for a long run.
const KILLS = Number(process.env.CRASH_KILLS ?? 6)
const WRITERS = 8
const ACCOUNTS = 10
const TableName = 'ledger'

let path: string
let child: ChildProcess | undefined
beforeAll(async () => {
  path = await mkdtemp(join(tmpdir(), 'dynamodb-crash-'))
})
afterAll(async () => {
  child?.kill('SIGKILL')
  await rm(path, { recursive: true, force: true })
})

async function startChild(): Promise<{ process: ChildProcess; endpoint: string }> {
  const script = fileURLToPath(new URL('./crash-child.ts', import.meta.url))
  const started = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  child = started
  const [line] = (await once(started.stdout, 'data')) as [Buffer]
  return { process: started, endpoint: line.toString().trim() }
}

const connect = (endpoint: string) =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint,
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    }),
  )

interface Transfer {
  id: string
  from: number
  to: number
  amount: number
  expiresAt: number
}
const newTransfer = (): Transfer => {
  const from = randomInt(ACCOUNTS)
  return {
    id: randomUUID(),
    from,
    to: (from + 1 + randomInt(ACCOUNTS - 1)) % ACCOUNTS,
    amount: 1 + randomInt(100),
    expiresAt: later(),
  }
}

/** Two balances, which also move in the index and change their expiry, and the record of the transfer. */
function toTransaction({ id, from, to, amount, expiresAt }: Transfer): TransactWriteCommandInput {
  const move = (account: number, by: number) => ({
    Update: {
      TableName,
      Key: { pk: `account-${account}`, sk: '1' },
      UpdateExpression: 'SET workPk = :all, workSk = :id, expiresAt = :later, note = :id ADD balance :by',
      ExpressionAttributeValues: { ':all': 'accounts', ':id': id, ':later': expiresAt, ':by': by },
    },
  })
  const record = { pk: `transfer-${id}`, sk: '1', from, to, amount }
  return {
    ClientRequestToken: id,
    TransactItems: [move(from, -amount), move(to, amount), { Put: { TableName, Item: record } }],
  }
}
const later = () => Math.floor(Date.now() / 1000) + 1000 + randomInt(1000)

/** Transfers, and single updates which move an index row, until the connection breaks. */
async function writeUntilKilled(
  client: DynamoDBDocumentClient,
  acknowledged: Set<string>,
  open: Map<string, Transfer>,
) {
  for (;;) {
    const transfer = newTransfer()
    open.set(transfer.id, transfer)
    try {
      await client.send(new TransactWriteCommand(toTransaction(transfer)))
      acknowledged.add(transfer.id)
      open.delete(transfer.id)
      await client.send(
        new UpdateCommand({
          TableName,
          Key: { pk: `single-${randomInt(ACCOUNTS)}`, sk: '1' },
          UpdateExpression: 'SET duePk = :due, dueSk = :id, amountFen = :n, expiresAt = :later',
          ExpressionAttributeValues: { ':due': 'due', ':id': transfer.id, ':n': randomInt(100), ':later': later() },
        }),
      )
    } catch (error) {
      // Killed: everything but a broken connection is a defect.
      expect((error as NodeJS.ErrnoException).code).toMatch(/^(ECONNRESET|ECONNREFUSED|EPIPE)$/)
      return
    }
  }
}

/** Opens what the killed process left: every index and expiry row must follow from the base rows, and the books balance. */
async function examine(acknowledged: Set<string>): Promise<Set<string>> {
  const { storage, tables } = await openEngine(path)
  try {
    const table = tables.get(TableName)
    const stored = new Map<string, unknown>()
    for (const prefix of ['item', 'index', 'expiry']) {
      const range = under(`${prefix}/${TableName}/`)
      const values = storage.values<unknown>(range)[Symbol.asyncIterator]()
      for await (const key of storage.keys(range)) stored.set(key, (await values.next()).value)
    }
    const items: Item[] = []
    for await (const item of storage.values<Item>(under(itemPrefix(TableName)))) items.push(item)
    const derived = items.flatMap((after) => rowChanges({ table, before: undefined, after }))
    expect(stored).toEqual(new Map(derived.map((row) => [row.key, row.type === 'put' ? row.value : undefined])))

    const balances = new Map<string, number>()
    const recorded = new Map<string, number>()
    const add = (sums: Map<string, number>, account: string, by: number) =>
      sums.set(account, (sums.get(account) ?? 0) + by)
    const transfers = new Set<string>()
    for (const { pk, balance, from, to, amount } of items) {
      if (balance) add(balances, `${pk?.S}`, Number(balance.N))
      if (!pk?.S?.startsWith('transfer-')) continue
      transfers.add(pk.S.slice('transfer-'.length))
      add(recorded, `account-${from?.N}`, -Number(amount?.N))
      add(recorded, `account-${to?.N}`, Number(amount?.N))
    }
    expect([...balances.values()].reduce((sum, one) => sum + one, 0)).toBe(0)
    expect(balances).toEqual(recorded)
    expect([...acknowledged].filter((id) => !transfers.has(id))).toEqual([])
    return transfers
  } finally {
    await storage.close()
  }
}

test(`killed ${KILLS} times under load, it loses no acknowledged write and leaves none half done`, async () => {
  const acknowledged = new Set<string>()
  let open = new Map<string, Transfer>()
  for (let kill = 0; kill < KILLS; kill++) {
    const { process: server, endpoint } = await startChild()
    await createTable(endpoint, { ...defaultDefinition, TableName })
    const client = connect(endpoint)
    // What was under way at the last kill is sent again with its token, as a client would: done once, whether it was or not.
    for (const transfer of open.values()) {
      await client.send(new TransactWriteCommand(toTransaction(transfer)))
      acknowledged.add(transfer.id)
    }
    open = new Map()
    const writers = Array.from({ length: WRITERS }, () => writeUntilKilled(client, acknowledged, open))
    await sleep(50 + randomInt(150))
    server.kill('SIGKILL')
    await Promise.all([...writers, once(server, 'exit')])
    client.destroy()
    const unknown = [...(await examine(acknowledged))].filter((id) => !acknowledged.has(id) && !open.has(id))
    expect(unknown).toEqual([])
  }
  expect(acknowledged.size).toBeGreaterThan(KILLS)
}, 600_000)
