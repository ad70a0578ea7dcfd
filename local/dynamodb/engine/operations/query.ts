import { encoding, type Range, shapeOf } from '../dynalite.ts'
import { validation } from '../errors.ts'
import { attributeType, checkKeyValue, namesOf } from '../keys.ts'
import { type PageRequest, readPage, type Source, sourceOf, startOf } from '../page.ts'
import type { Value } from '../types.ts'
import { compare, equal } from '../values.ts'
import { operation } from './operation.ts'

type KeyOperator = 'EQ' | 'LT' | 'LE' | 'GT' | 'GE' | 'BEGINS_WITH' | 'BETWEEN'
interface KeyCondition {
  ComparisonOperator: KeyOperator
  AttributeValueList: [Value, ...Value[]]
}
interface Request extends PageRequest {
  /** What the validation makes of the KeyConditionExpression. */
  KeyConditions: Record<string, KeyCondition>
  ScanIndexForward?: boolean
}

export const query = operation<Request>(shapeOf('query'), (engine, request) => {
  const source = sourceOf(engine, request)
  const { hash, sort } = keyConditions(request, source)
  checkFilter(request, source)
  const reverse = request.ScanIndexForward === false
  const partition = `${source.prefix}${partitionKey(hash.AttributeValueList[0])}/`
  const range = { ...sortRange(partition, sort), reverse }
  if (request.ExclusiveStartKey) {
    const start = startOf(request.ExclusiveStartKey, source)
    checkStart(request.ExclusiveStartKey, source, hash, sort)
    return readPage(engine, request, source, from(start, range))
  }
  return readPage(engine, request, source, range)
})

function keyConditions({ KeyConditions }: Request, { table, schema }: Source) {
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

function checkFilter({ _filter }: Request, { schema }: Source): void {
  const key = namesOf(schema).find((name) => _filter?.pathHeads[name])
  if (key)
    throw validation(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${key}`)
}

function encoded(value: Value): string {
  const [type, text] = Object.entries(value)[0] as [string, string]
  return encoding.toRangeStr(text, type)
}
function partitionKey(value: Value): string {
  const [type, text] = Object.entries(value)[0] as [string, string]
  return `${encoding.hashPrefix(text, type)}/${encoding.toRangeStr(text, type)}`
}

// A row's key is <partition><sort key>/<rest>. '/' sorts before and '~' after every character of an encoded value.
function sortRange(partition: string, sort: KeyCondition | undefined): Range {
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

function from(start: string, { gte, lt, reverse }: Range): Range {
  return reverse ? { gte, lt: start, reverse } : { gt: start, lt, reverse }
}

function checkStart(key: Record<string, Value>, { schema }: Source, hash: KeyCondition, sort?: KeyCondition): void {
  const [hashName = '', sortName = ''] = namesOf(schema)
  if (!equal(key[hashName] as Value, hash.AttributeValueList[0]))
    throw validation('The provided starting key is outside query boundaries based on provided conditions')
  if (sort && !matches(key[sortName] as Value, sort))
    throw validation('The provided starting key does not match the range key predicate')
}

function matches(value: Value, { ComparisonOperator, AttributeValueList: [low, high = low] }: KeyCondition): boolean {
  const [toLow = 0, toHigh = 0] = [compare(value, low), compare(value, high)]
  switch (ComparisonOperator) {
    case 'EQ':
      return toLow === 0
    case 'LT':
      return toLow < 0
    case 'LE':
      return toLow <= 0
    case 'GT':
      return toLow > 0
    case 'GE':
      return toLow >= 0
    case 'BEGINS_WITH':
      return encoded(value).startsWith(encoded(low))
    case 'BETWEEN':
      return toLow >= 0 && toHigh <= 0
  }
}
