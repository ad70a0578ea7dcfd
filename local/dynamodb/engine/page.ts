import { Capacity, type CapacityMode, readUnits } from './capacity.ts'
import { holds } from './condition.ts'
import type { Range } from './dynalite.ts'
import type { Engine } from './engine.ts'
import { validation } from './errors.ts'
import { checkKeyValue, encodeIndexKey, encodeKey, namesOf } from './keys.ts'
import { shown } from './read.ts'
import { itemBytes, MAX_PAGE_BYTES } from './size.ts'
import { indexPrefix, itemPrefix } from './storage.ts'
import type { Index, Item, KeySchema, Parsed, Table } from './types.ts'
import { checkPaths } from './write.ts'

/** The request fields that Query and Scan share. */
export interface PageRequest extends Parsed {
  TableName: string
  IndexName?: string
  Limit?: number
  Select?: 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' | 'SPECIFIC_ATTRIBUTES' | 'COUNT'
  ConsistentRead?: boolean
  ExclusiveStartKey?: Item
  ReturnConsumedCapacity?: CapacityMode
}

/** The rows to read and their order: the table itself or one of its indexes. */
export interface Source {
  table: Table
  index: Index | undefined
  schema: KeySchema
  prefix: string
}

export function sourceOf({ tables }: Engine, request: PageRequest): Source {
  const { table } = tables.get(request.TableName)
  checkPaths(request._projection?.nestedPaths, table)
  checkPaths(request._filter?.nestedPaths, table)
  if (!request.IndexName)
    return { table, index: undefined, schema: table.KeySchema, prefix: itemPrefix(table.TableName) }
  const index = table.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === request.IndexName)
  if (!index) throw validation(`The table does not have the specified index: ${request.IndexName}`)
  checkIndexRead(request, table, index)
  return { table, index, schema: index.KeySchema, prefix: indexPrefix(table.TableName, index.IndexName) }
}

function checkIndexRead(request: PageRequest, table: Table, { IndexName, KeySchema, Projection }: Index): void {
  if (request.ConsistentRead) throw validation('Consistent reads are not supported on global secondary indexes')
  if (Projection.ProjectionType === 'ALL') return
  const problem = 'One or more parameter values were invalid:'
  if (request.Select === 'ALL_ATTRIBUTES')
    throw validation(
      `${problem} Select type ALL_ATTRIBUTES is not supported for global secondary index ${IndexName} because its projection type is not ALL`,
    )
  const names = new Set([...namesOf(KeySchema), ...namesOf(table.KeySchema), ...(Projection.NonKeyAttributes ?? [])])
  const missing = (wanted: string[]) => wanted.filter((name) => !names.has(name))
  const unprojected = missing(request._projection?.paths.map((path) => String(path[0])) ?? [])
  if (unprojected.length > 0)
    throw validation(`${problem} Global secondary index ${IndexName} does not project [${unprojected.join(', ')}]`)
  const unfiltered = missing(Object.keys(request._filter?.pathHeads ?? {}))
  if (unfiltered.length > 0)
    throw validation(
      `${problem} Secondary index ${IndexName} does not project one or more filter attributes: [${unfiltered.join(', ')}]`,
    )
}

const positionNames = ({ table, schema }: Source) => [...new Set([...namesOf(table.KeySchema), ...namesOf(schema)])]

/** Finds the start of a page: behind the row of this key, which may have been deleted since. */
export function startOf(key: Item, source: Source): string {
  const names = positionNames(source)
  if (Object.keys(key).length !== names.length || names.some((name) => !key[name]))
    throw validation('The provided starting key is invalid')
  for (const { AttributeName, KeyType } of [...source.schema, ...source.table.KeySchema])
    checkKeyValue(source.table, AttributeName, KeyType, key[AttributeName] as Item[string])
  return (
    source.prefix + (source.index ? encodeIndexKey(key, source.table, source.schema) : encodeKey(key, source.table))
  )
}

/** Reads rows up to the limit or to 1 MB, whichever comes first; the filter applies to the rows read. */
export async function readPage({ storage }: Engine, request: PageRequest, source: Source, range: Range) {
  const { Limit = Number.POSITIVE_INFINITY, TableName, IndexName } = request
  const rows: Item[] = []
  let bytes = 0
  let full = false
  for await (const row of storage.values<Item>(request.Limit ? { ...range, limit: request.Limit } : range)) {
    rows.push(row)
    bytes += itemBytes(row)
    full = rows.length >= Limit || bytes >= MAX_PAGE_BYTES
    if (full) break
  }
  const filter = request._filter?.expression
  const items = filter ? rows.filter((row) => holds(filter, row)) : rows
  const last = full && rows.at(-1)
  const capacity = new Capacity()
  capacity.add(TableName, readUnits(bytes, request.ConsistentRead), IndexName)
  return {
    ...(request.Select !== 'COUNT' && { Items: items.map((item) => shown(item, request)) }),
    Count: items.length,
    ScannedCount: rows.length,
    ...(last && {
      LastEvaluatedKey: Object.fromEntries(positionNames(source).map((name) => [name, last[name]])),
    }),
    ConsumedCapacity: capacity.reportOne(request.ReturnConsumedCapacity),
  }
}
