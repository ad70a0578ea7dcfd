import { describe } from '../description.ts'
import { type RowChange, type Shape, shapeOf } from '../dynalite.ts'
import type { Engine } from '../engine.ts'
import { validation } from '../errors.ts'
import { indexRow } from '../rows.ts'
import { indexPrefix, itemPrefix, under } from '../storage.ts'
import type { StoredTable } from '../tables.ts'
import type { Index, Item, Table } from '../types.ts'
import { operation } from './operation.ts'
import { removals } from './table.ts'

interface Request {
  TableName: string
  AttributeDefinitions?: Table['AttributeDefinitions']
  GlobalSecondaryIndexUpdates?: { Create?: Index; Delete?: { IndexName: string } }[]
}

const { TableName, AttributeDefinitions, GlobalSecondaryIndexes } = shapeOf('createTable').types as Record<
  'TableName' | 'AttributeDefinitions' | 'GlobalSecondaryIndexes',
  { children: object }
>

const shape: Shape = {
  types: {
    TableName,
    AttributeDefinitions: { ...AttributeDefinitions, notNull: false },
    BillingMode: 'String',
    GlobalSecondaryIndexUpdates: {
      type: 'List',
      children: {
        type: 'ValueStruct<GlobalSecondaryIndexUpdate>',
        children: {
          Create: GlobalSecondaryIndexes.children,
          Delete: { type: 'FieldStruct<Delete>', children: { IndexName: { type: 'String', notNull: true } } },
        },
      },
    },
  },
}

/** Adds or removes one index, with all its rows, in one step. */
export const updateTable = operation<Request>(shape, (engine, request) =>
  engine.exclusive(async () => {
    const stored = engine.tables.get(request.TableName)
    const updates = request.GlobalSecondaryIndexUpdates ?? []
    if (updates.length > 1)
      throw validation(
        'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
      )
    const { Create, Delete } = updates[0] ?? {}
    const { stored: next, rows } = Create
      ? await added(engine, stored, Create, request.AttributeDefinitions ?? [])
      : Delete
        ? await removed(engine, stored, Delete.IndexName)
        : { stored, rows: [] }
    await engine.tables.put(next, rows)
    return { TableDescription: describe(next) }
  }),
)

type Step = Promise<{ stored: StoredTable; rows: RowChange[] }>

async function added(
  engine: Engine,
  stored: StoredTable,
  index: Index,
  definitions: Table['AttributeDefinitions'],
): Step {
  const { table } = stored
  const indexes = table.GlobalSecondaryIndexes ?? []
  if (indexes.some(({ IndexName }) => IndexName === index.IndexName))
    throw validation(`Attempting to create an index which already exists: ${index.IndexName}`)
  const known = new Map([...table.AttributeDefinitions, ...definitions].map((one) => [one.AttributeName, one]))
  if (index.KeySchema.some(({ AttributeName }) => !known.has(AttributeName)))
    throw validation('One or more parameter values were invalid: Some index key attributes are not defined')
  const next = { ...table, AttributeDefinitions: [...known.values()], GlobalSecondaryIndexes: [...indexes, index] }
  const rows: RowChange[] = []
  for await (const item of engine.storage.values<Item>(under(itemPrefix(table.TableName)))) {
    const row = indexRow(item, next, index)
    if (row) rows.push({ type: 'put', ...row })
  }
  return { stored: { ...stored, table: next }, rows }
}

async function removed({ storage }: Engine, stored: StoredTable, name: string): Step {
  const { GlobalSecondaryIndexes = [], ...table } = stored.table
  const left = GlobalSecondaryIndexes.filter(({ IndexName }) => IndexName !== name)
  if (left.length === GlobalSecondaryIndexes.length)
    throw validation(`The table does not have the specified index: ${name}`)
  return {
    stored: { ...stored, table: { ...table, ...(left.length > 0 && { GlobalSecondaryIndexes: left }) } },
    rows: await removals(storage, indexPrefix(table.TableName, name)),
  }
}
