import { holds } from './condition.ts'
import { encoding } from './dynalite.ts'
import type { Engine } from './engine.ts'
import { conditionFailed, invalidItem, validation } from './errors.ts'
import { checkIndexKeys, checkItemKeys, checkKey, encodeKey, namesOf } from './keys.ts'
import { asServiceError } from './request.ts'
import type { Change } from './rows.ts'
import { itemBytes, MAX_ITEM_BYTES } from './size.ts'
import { itemPrefix } from './storage.ts'
import type { Item, Parsed, Table } from './types.ts'
import { applyUpdate } from './update.ts'

interface Common extends Parsed {
  TableName: string
  ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE'
}
export interface PutRequest extends Common {
  Item: Item
}
export interface KeyedRequest extends Common {
  Key: Item
}
export type Write =
  | { kind: 'Put'; request: PutRequest }
  | { kind: 'Update' | 'Delete' | 'ConditionCheck'; request: KeyedRequest }

export const keyOf = (write: Write): Item => (write.kind === 'Put' ? write.request.Item : write.request.Key)

/** Returns the effect of a write on its item as it is now; throws if it is invalid or its condition does not hold. */
export function plan({ storage, tables }: Engine, write: Write): Change {
  const stored = tables.get(write.request.TableName)
  const { table } = stored
  checkWrite(write, table)
  const before = storage.get<Item>(itemPrefix(table.TableName) + encodeKey(keyOf(write), table))
  const { _condition: condition, ReturnValuesOnConditionCheckFailure: onFailure } = write.request
  if (condition && !holds(condition.expression, before ?? {}))
    throw conditionFailed(onFailure === 'ALL_OLD' ? before : undefined)
  return { table: stored, before, after: itemAfter(write, table, before) }
}

function checkWrite(write: Write, table: Table): void {
  const { request } = write
  checkPaths(request._condition?.nestedPaths, table)
  checkPaths(request._updates?.nestedPaths, table)
  if (write.kind === 'Put') {
    checkItemKeys(write.request.Item, table)
    if (itemBytes(write.request.Item) > MAX_ITEM_BYTES)
      throw validation('Item size has exceeded the maximum allowed size')
  } else checkKey(write.request.Key, table)
  const keys = namesOf(table.KeySchema)
  const updatedKey = request._updates?.paths.map((path) => String(path[0])).find((name) => keys.includes(name))
  if (updatedKey)
    throw invalidItem(
      `One or more parameter values were invalid: Cannot update attribute ${updatedKey}. This attribute is part of the key`,
    )
}

/** A key attribute is a scalar: no path may lead into it. */
export function checkPaths(nestedPaths: Record<string, true> | undefined, table: Table): void {
  const problem = encoding.validateKeyPaths(nestedPaths, table)
  if (problem) throw asServiceError(problem)
}

function itemAfter(write: Write, table: Table, before: Item | undefined): Item | undefined {
  switch (write.kind) {
    case 'Put':
      return write.request.Item
    case 'Delete':
      return undefined
    case 'ConditionCheck':
      return before
    case 'Update': {
      const after = applyUpdate(write.request._updates?.sections ?? [], before ?? write.request.Key)
      checkIndexKeys(after, table)
      if (itemBytes(after) > MAX_ITEM_BYTES)
        throw invalidItem('Item size to update has exceeded the maximum allowed size')
      return after
    }
  }
}
