import { encoding } from './dynalite.ts'
import { invalidItem, validation } from './errors.ts'
import type { Item, KeySchema, Table, Value } from './types.ts'
import { typeOf } from './values.ts'

const NOT_EMPTY = 'The AttributeValue for a key attribute cannot contain an empty string value.'

export const attributeType = (table: Table, name: string) =>
  table.AttributeDefinitions.find((definition) => definition.AttributeName === name)?.AttributeType ?? 'S'

export const namesOf = (schema: KeySchema) => schema.map((element) => element.AttributeName)

/** Refuses a Key parameter that is not exactly the table's key. */
export function checkKey(key: Item, table: Table): void {
  const names = namesOf(table.KeySchema)
  if (Object.keys(key).length !== names.length || names.some((name) => !key[name]))
    throw validation('The provided key element does not match the schema')
  for (const { AttributeName, KeyType } of table.KeySchema)
    checkKeyValue(table, AttributeName, KeyType, key[AttributeName] as Value)
}

/** Refuses an item without its key, or with a value that an index cannot take as its key. */
export function checkItemKeys(item: Item, table: Table): void {
  for (const { AttributeName, KeyType } of table.KeySchema) {
    const value = item[AttributeName]
    if (!value)
      throw validation(`One or more parameter values were invalid: Missing the key ${AttributeName} in the item`)
    checkKeyValue(table, AttributeName, KeyType, value)
  }
  checkIndexKeys(item, table)
}

export function checkIndexKeys(item: Item, table: Table): void {
  for (const { IndexName, KeySchema } of table.GlobalSecondaryIndexes ?? []) {
    for (const { AttributeName, KeyType } of KeySchema) {
      const value = item[AttributeName]
      if (!value) continue
      checkIndexKeyType(value, attributeType(table, AttributeName), `${AttributeName} IndexName: ${IndexName}`)
      if (value.S === '' || value.B === '')
        throw validation(
          `One or more parameter values are not valid. A value specified for a secondary index key is not supported. ${NOT_EMPTY} IndexName: ${IndexName}, IndexKey: ${AttributeName}`,
        )
      checkKeyBytes(KeyType, value)
    }
  }
}

// A key of the wrong scalar type is a fault of the item; a type that can never be a key, such as a list, one of the request.
function checkIndexKeyType(value: Value, expected: string, key: string): void {
  const actual = typeOf(value)
  if (actual === expected) return
  if (actual !== 'S' && actual !== 'N' && actual !== 'B') throw validation(`Invalid attribute value type: ${key}`)
  throw invalidItem(
    `One or more parameter values were invalid: Type mismatch for Index Key ${key} Expected: ${expected} Actual: ${actual}`,
  )
}

export function checkKeyValue(table: Table, name: string, keyType: 'HASH' | 'RANGE', value: Value): void {
  const expected = attributeType(table, name)
  if (typeOf(value) !== expected)
    throw invalidItem(
      `One or more parameter values were invalid: Type mismatch for key ${name} expected: ${expected} actual: ${typeOf(value)}`,
    )
  if (value.S === '' || value.B === '')
    throw validation(`One or more parameter values are not valid. ${NOT_EMPTY} Key: ${name}`)
  checkKeyBytes(keyType, value)
}

// A hash key has at most 2048 bytes, a range key 1024.
function checkKeyBytes(keyType: 'HASH' | 'RANGE', value: Value): void {
  const bytes = value.B === undefined ? Buffer.byteLength(value.S ?? '') : Buffer.byteLength(value.B, 'base64')
  const problem = 'One or more parameter values were invalid:'
  if (keyType === 'HASH' && bytes > 2048)
    throw validation(`${problem} Size of hashkey has exceeded the maximum size limit of2048 bytes`)
  if (keyType === 'RANGE' && bytes > 1024)
    throw validation(`${problem} Aggregated size of all range keys has exceeded the size limit of 1024 bytes`)
}

/** Builds the row's place in the table: the hash of the partition, then the key attributes in their order. */
export const encodeKey = (item: Item, table: Table) => encoding.createKey(item, table)

/** Appends the whole table key to the index key: items with equal index keys stay apart. */
export const encodeIndexKey = (item: Item, table: Table, schema: KeySchema) =>
  encoding.createKey(item, table, schema) + encoding.createKey(item, table)

/** Returns a text that is equal for two operations on one item, whatever the types of their keys. */
export const itemIdentity = (key: Item, table: Table) =>
  JSON.stringify([table.TableName, ...namesOf(table.KeySchema).map((name) => key[name])])
