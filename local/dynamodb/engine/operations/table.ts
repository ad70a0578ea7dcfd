import { describe } from '../description.ts'
import { type RowChange, shapeOf } from '../dynalite.ts'
import type { Engine } from '../engine.ts'
import { tableInUse, validation } from '../errors.ts'
import { expiryPrefix, indexPrefix, itemPrefix, type Storage, under } from '../storage.ts'
import type { Table } from '../types.ts'
import { operation } from './operation.ts'

interface CreateRequest extends Table {
  BillingMode?: string
  LocalSecondaryIndexes?: object[]
}

/** Active at once: the service takes some seconds. */
export const createTable = operation<CreateRequest>(shapeOf('createTable'), (engine, request) =>
  engine.exclusive(async () => {
    if (request.LocalSecondaryIndexes) throw validation('The embedded engine has no local secondary indexes')
    if (engine.tables.has(request.TableName)) throw tableInUse(request.TableName)
    const { TableName, AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = request
    const stored = {
      table: {
        TableName,
        AttributeDefinitions,
        KeySchema,
        ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
      },
      billingMode: request.BillingMode ?? 'PROVISIONED',
      createdAtS: Math.floor(Date.now() / 1000),
    }
    await engine.tables.put(stored)
    return { TableDescription: describe(stored) }
  }),
)

export const describeTable = operation<{ TableName: string }>(shapeOf('describeTable'), (engine, { TableName }) => ({
  Table: describe(engine.tables.get(TableName)),
}))

export const deleteTable = operation<{ TableName: string }>(shapeOf('deleteTable'), (engine, { TableName }) =>
  engine.exclusive(async () => {
    const stored = engine.tables.get(TableName)
    await engine.tables.delete(TableName, await rowsOf(engine, stored.table))
    return { TableDescription: describe(stored, 'DELETING') }
  }),
)

async function rowsOf({ storage }: Engine, { TableName, GlobalSecondaryIndexes = [] }: Table): Promise<RowChange[]> {
  const prefixes = [
    itemPrefix(TableName),
    expiryPrefix(TableName),
    ...GlobalSecondaryIndexes.map(({ IndexName }) => indexPrefix(TableName, IndexName)),
  ]
  return (await Promise.all(prefixes.map((prefix) => removals(storage, prefix)))).flat()
}

export async function removals(storage: Storage, prefix: string): Promise<RowChange[]> {
  const rows: RowChange[] = []
  for await (const key of storage.keys(under(prefix))) rows.push({ type: 'del', key })
  return rows
}

interface ListRequest {
  ExclusiveStartTableName?: string
  Limit?: number
}

export const listTables = operation<ListRequest>(shapeOf('listTables'), (engine, request) => {
  const { ExclusiveStartTableName: start = '', Limit = 100 } = request
  const names = engine.tables
    .all()
    .map(({ table }) => table.TableName)
    .filter((name) => name > start)
    .sort()
  const TableNames = names.slice(0, Limit)
  return { TableNames, ...(names.length > Limit && { LastEvaluatedTableName: TableNames.at(-1) }) }
})
