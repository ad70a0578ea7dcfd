import type { RowChange } from './dynalite.ts'
import { encodeIndexKey, encodeKey, namesOf } from './keys.ts'
import { itemBytes } from './size.ts'
import { expiryPrefix, indexPrefix, itemPrefix } from './storage.ts'
import type { StoredTable } from './tables.ts'
import type { Index, Item, Table } from './types.ts'
import { equalItems } from './values.ts'

/** One item before and after a write; a missing side means that it did not exist, or no longer exists. */
export interface Change {
  table: StoredTable
  before: Item | undefined
  after: Item | undefined
}

export interface IndexRow {
  key: string
  value: Item
}

export function projected(item: Item, table: Table, index: Index): Item {
  const { ProjectionType, NonKeyAttributes = [] } = index.Projection
  if (ProjectionType === 'ALL') return item
  const names = new Set([...namesOf(index.KeySchema), ...namesOf(table.KeySchema), ...NonKeyAttributes])
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)))
}

/** An item is in an index only when it has all of the index's key attributes: the index is sparse. */
export function indexRow(item: Item | undefined, table: Table, index: Index): IndexRow | undefined {
  if (!item || namesOf(index.KeySchema).some((name) => !item[name])) return undefined
  const key = indexPrefix(table.TableName, index.IndexName) + encodeIndexKey(item, table, index.KeySchema)
  return { key, value: projected(item, table, index) }
}

/** Rows of a table by the second at which they expire, so that the sweep reads only those that are due. */
export function expiryRow(item: Item | undefined, { table, ttlAttribute }: StoredTable): RowChange | undefined {
  const expiresAtS = ttlAttribute && item?.[ttlAttribute]?.N
  if (!item || !expiresAtS) return undefined
  const second = Math.floor(Number(expiresAtS))
  if (!(second > 0 && second < 1e12)) return undefined
  const itemKey = itemPrefix(table.TableName) + encodeKey(item, table)
  return {
    type: 'put',
    key: `${expiryPrefix(table.TableName)}${expirySecond(second)}/${encodeKey(item, table)}`,
    value: itemKey,
  }
}

/** Fixed width, so that the keys sort by time. */
export const expirySecond = (second: number) => String(second).padStart(12, '0')

/** Lists the index rows that a change writes or removes, with the bytes charged; an unchanged row is not among them. */
export function indexChanges({ table: { table }, before, after }: Change) {
  return (table.GlobalSecondaryIndexes ?? []).flatMap((index) => {
    const [old, next] = [indexRow(before, table, index), indexRow(after, table, index)]
    if (old && next && old.key === next.key) {
      if (equalItems(old.value, next.value)) return []
      const bytes = Math.max(itemBytes(old.value), itemBytes(next.value))
      return [{ index: index.IndexName, bytes, row: put(next) }]
    }
    return [
      ...(old ? [{ index: index.IndexName, bytes: itemBytes(old.value), row: del(old.key) }] : []),
      ...(next ? [{ index: index.IndexName, bytes: itemBytes(next.value), row: put(next) }] : []),
    ]
  })
}

const put = ({ key, value }: IndexRow): RowChange => ({ type: 'put', key, value })
const del = (key: string): RowChange => ({ type: 'del', key })

/** Lists every row of a change: base, indexes, expiry. They are committed together, so they can never disagree. */
export function rowChanges(change: Change): RowChange[] {
  const { table, before, after } = change
  const item = after ?? before
  if (!item) return []
  const key = itemPrefix(table.table.TableName) + encodeKey(item, table.table)
  const [oldExpiry, newExpiry] = [expiryRow(before, table), expiryRow(after, table)]
  return [
    after ? { type: 'put', key, value: after } : del(key),
    ...indexChanges(change).map(({ row }) => row),
    ...(oldExpiry && oldExpiry.key !== newExpiry?.key ? [del(oldExpiry.key)] : []),
    ...(newExpiry ? [newExpiry] : []),
  ]
}
