import { inspect } from 'node:util'
import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb'
import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Command, command, run } from './commands.ts'
import { defaultDefinition, engineUnderTest, type FreshTable, freshTable } from './engine.ts'

// Alone, the embedded engine is checked against itself: no defect, and indexes which agree with the table. With
// ENGINE=dynamodb-local every answer is compared with AWS's own.
const engines = [...new Set(['embedded' as const, engineUnderTest()])]
const RUNS = Number(process.env.FUZZ_RUNS ?? (engines.length > 1 ? 40 : 30))

test(`random requests are answered alike by ${engines.join(' and ')}`, async () => {
  const tables = await Promise.all(engines.map((engine) => freshTable(defaultDefinition, engine)))
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 40, size: 'max' }), async (commands) => {
      await Promise.all(tables.map(clear))
      for (const one of commands) {
        const [first, ...others] = await Promise.all(tables.map((table) => answer(table, one)))
        for (const other of others) expect(first, inspect(one, { depth: 9 })).toEqual(other)
      }
      for (const table of tables) await checkIndexes(table)
    }),
    { numRuns: RUNS, endOnFailure: Boolean(process.env.FUZZ_FAST) },
  )
  for (const table of tables) await table.close()
}, 600_000)

async function answer({ client, tableName }: FreshTable, one: Command): Promise<unknown> {
  try {
    // The jar tells the units of deleting nothing unasked, and counts half an index key; they have tests of their own.
    const { $metadata, ConsumedCapacity, ...output } = (await run(client, tableName, one)) as Record<string, unknown>
    return normalised(output)
  } catch (error) {
    if (!(error instanceof DynamoDBServiceException) || error.$fault !== 'client') throw error
    const { Item, CancellationReasons } = error as {
      Item?: unknown
      CancellationReasons?: { Code: string; Item?: unknown }[]
    }
    const reasons = CancellationReasons?.map(({ Code, Item }) => normalised({ Code, Item }))
    return { refused: error.name, item: normalised(Item), reasons }
  }
}

/** Answers without what is free to differ: the name of the table, the order in sets and of rows with equal sort keys. */
function normalised(value: unknown): unknown {
  if (value instanceof Set) return new Set([...value].sort())
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) {
    const members = value.map(normalised)
    return members.some((member) => rowIdentity(member)) ? byIdentity(members) : members
  }
  if (typeof value !== 'object' || value === null) return value
  const { TableName, ...rest } = value as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(rest).map(([name, member]) => [name.replace(/^test-.*/, 'table'), normalisedMember(name, member)]),
  )
}
const normalisedMember = (name: string, member: unknown) =>
  // Numbers and strings of sets in the errors of the document client are marshalled lists: order them likewise.
  (name === 'SS' || name === 'NS') && Array.isArray(member) ? [...member].sort() : normalised(member)

const rowIdentity = (row: unknown): string | undefined => {
  const { pk, sk } = (row ?? {}) as { pk?: unknown; sk?: unknown }
  return typeof pk === 'string' && typeof sk === 'string' ? `${pk}/${sk}` : undefined
}
const byIdentity = (rows: unknown[]) => rows.toSorted((a, b) => (`${rowIdentity(a)}` < `${rowIdentity(b)}` ? -1 : 1))

async function rowsOf({ client, tableName }: FreshTable) {
  return (await client.send(new ScanCommand({ TableName: tableName, ConsistentRead: true }))).Items ?? []
}

async function clear(table: FreshTable) {
  for (const { pk, sk } of await rowsOf(table))
    await run(table.client, table.tableName, { kind: 'delete', input: { Key: { pk, sk } } })
}

async function checkIndexes(table: FreshTable) {
  const rows = await rowsOf(table)
  for (const name of ['work', 'due']) {
    for (const hash of ['w1', 'w2']) {
      const { Items = [] } = await table.client.send(
        new QueryCommand({
          TableName: table.tableName,
          IndexName: name,
          KeyConditionExpression: `${name}Pk = :hash`,
          ExpressionAttributeValues: { ':hash': hash },
        }),
      )
      const members = rows.filter((row) => row[`${name}Pk`] === hash && row[`${name}Sk`] !== undefined)
      expect(Items.map(rowIdentity).sort()).toEqual(members.map(rowIdentity).sort())
      const sorts = Items.map((row) => row[`${name}Sk`])
      expect(sorts).toEqual(sorts.toSorted())
    }
  }
}
