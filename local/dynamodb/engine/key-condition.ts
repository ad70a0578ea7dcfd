import { encoding } from './dynalite.ts'
import { validation } from './errors.ts'
import { attributeType, checkKeyValue, namesOf } from './keys.ts'
import type { Source } from './page.ts'
import type { Value } from './types.ts'

type KeyOperator = 'EQ' | 'LT' | 'LE' | 'GT' | 'GE' | 'BEGINS_WITH' | 'BETWEEN'
export interface KeyCondition {
  ComparisonOperator: KeyOperator
  AttributeValueList: [Value, ...Value[]]
}
/** From `gte` (included) to `lt` (excluded). */
export interface Bounds {
  gte: string
  lt: string
}

/** Finds the condition of the partition key, which must be an equality, and that of the sort key if there is one. */
export function keyConditions(KeyConditions: Record<string, KeyCondition>, { table, schema }: Source) {
  const [hashName, sortName] = namesOf(schema)
  const hash = KeyConditions[hashName ?? '']
  const sort = KeyConditions[sortName ?? '']
  if (!hash) throw validation(`Query condition missed key schema element: ${hashName}`)
  if (!sort && Object.keys(KeyConditions).length > 1)
    throw validation(
      sortName ? `Query condition missed key schema element: ${sortName}` : 'Query key condition not supported',
    )
  if (hash.ComparisonOperator !== 'EQ') throw validation('Query key condition not supported')
  for (const { AttributeName, KeyType } of schema) {
    for (const value of KeyConditions[AttributeName]?.AttributeValueList ?? []) {
      if (value[attributeType(table, AttributeName)] === undefined)
        throw validation(
          'One or more parameter values were invalid: Condition parameter type does not match schema type',
        )
      checkKeyValue(table, AttributeName, KeyType, value)
    }
  }
  return { hash, sort }
}

function encoded(value: Value): string {
  const [type, text] = Object.entries(value)[0] as [string, string]
  return encoding.toRangeStr(text, type)
}
export function partitionKey(value: Value): string {
  const [type, text] = Object.entries(value)[0] as [string, string]
  return `${encoding.hashPrefix(text, type)}/${encoding.toRangeStr(text, type)}`
}

/**
 * Returns the range of a partition's rows that the sort key's condition allows. A row's key is <partition><sort key>/<rest>,
 * where '/' sorts before and '~' after every character of an encoded value.
 */
export function sortRange(partition: string, sort: KeyCondition | undefined): Bounds {
  const whole = { gte: partition, lt: `${partition}~` }
  if (!sort) return whole
  const [low, high = low] = sort.AttributeValueList.map((value) => partition + encoded(value)) as [string, string?]
  switch (sort.ComparisonOperator) {
    case 'EQ':
      return { gte: `${low}/`, lt: `${low}/~` }
    case 'LT':
      return { ...whole, lt: `${low}/` }
    case 'LE':
      return { ...whole, lt: `${low}/~` }
    case 'GT':
      return { ...whole, gte: `${low}/~` }
    case 'GE':
      return { ...whole, gte: `${low}/` }
    case 'BEGINS_WITH':
      return { gte: low, lt: `${low}~` }
    case 'BETWEEN':
      return { gte: `${low}/`, lt: `${high}/~` }
  }
}
