import { type Range, shapeOf } from '../dynalite.ts'
import { validation } from '../errors.ts'
import { type Bounds, type KeyCondition, keyConditions, partitionKey, sortRange } from '../key-condition.ts'
import { namesOf } from '../keys.ts'
import { type PageRequest, readPage, sourceOf, startOf } from '../page.ts'
import type { KeySchema } from '../types.ts'
import { operation } from './operation.ts'

interface Request extends PageRequest {
  /** The KeyConditionExpression as the validation leaves it. */
  KeyConditions: Record<string, KeyCondition>
  ScanIndexForward?: boolean
}

export const query = operation<Request>(shapeOf('query'), (engine, request) => {
  const source = sourceOf(engine, request)
  const { hash, sort } = keyConditions(request.KeyConditions, source)
  checkFilter(request, source.schema)
  const bounds = sortRange(`${source.prefix}${partitionKey(hash.AttributeValueList[0])}/`, sort)
  const reverse = request.ScanIndexForward === false
  const start = request.ExclusiveStartKey && startOf(request.ExclusiveStartKey, source)
  return readPage(engine, request, source, { ...(start ? behind(start, bounds, reverse) : bounds), reverse })
})

function checkFilter({ _filter }: Request, schema: KeySchema): void {
  const key = namesOf(schema).find((name) => _filter?.pathHeads[name])
  if (key)
    throw validation(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${key}`)
}

function behind(start: string, { gte, lt }: Bounds, reverse: boolean): Range {
  if (start < gte || start >= lt)
    throw validation('The provided starting key is outside query boundaries based on provided conditions')
  return reverse ? { gte, lt: start } : { gt: start, lt }
}
