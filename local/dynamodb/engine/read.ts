import { encoding } from './dynalite.ts'
import type { Engine } from './engine.ts'
import { checkKey, encodeKey } from './keys.ts'
import { itemPrefix } from './storage.ts'
import type { Item, Parsed } from './types.ts'
import { checkPaths } from './write.ts'

export interface Get extends Parsed {
  TableName: string
  Key: Item
  ConsistentRead?: boolean
}

export function read({ storage, tables }: Engine, { TableName, Key, _projection }: Get): Item | undefined {
  const { table } = tables.get(TableName)
  checkKey(Key, table)
  checkPaths(_projection?.nestedPaths, table)
  return storage.get<Item>(itemPrefix(TableName) + encodeKey(Key, table))
}

/** Returns the part of an item that the projection expression names; without one, the whole item. */
export const shown = (item: Item, { _projection }: Parsed) =>
  _projection ? encoding.mapPaths(_projection.paths, item) : item
