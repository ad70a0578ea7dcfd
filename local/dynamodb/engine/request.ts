import { checkOperandTypes } from './condition.ts'
import { type Shape, validations } from './dynalite.ts'
import { ServiceError, serialization, validation } from './errors.ts'
import type { Parsed } from './types.ts'

// Parameters from before expressions existed. They are refused: dropping one silently would drop a condition.
const LEGACY = new Set([
  'AttributesToGet',
  'AttributeUpdates',
  'ConditionalOperator',
  'Expected',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
])

// Sizes are measured here in bytes; dynalite counts UTF-16 units, a third of a Chinese text.
const unlimited = { options: { maxItemSize: Number.POSITIVE_INFINITY } }

/** Returns the request with its types checked, numbers normalised and expressions parsed; throws the service's error. */
export function validated<T>(request: object, { types, custom }: Shape): T {
  refuseLegacy(request)
  try {
    const data = validations.checkTypes(request, types)
    validations.checkValidations(data, types, custom, unlimited)
    checkOperands(data)
    return data as T
  } catch (error) {
    throw asServiceError(error)
  }
}

/** Runs the custom checks of a part of a request, such as one operation of a transaction. */
export function checkPart(data: object, { custom }: Shape): void {
  refuseLegacy(data)
  const problem = custom?.(data, unlimited)
  if (problem) throw validation(problem)
  checkOperands(data)
}

function checkOperands(data: Parsed): void {
  if (data._condition) checkOperandTypes('ConditionExpression', data._condition.expression)
  if (data._filter) checkOperandTypes('FilterExpression', data._filter.expression)
}

export function refuseLegacy(data: object): void {
  const legacy = Object.keys(data).find((name) => LEGACY.has(name))
  if (legacy) throw validation(`The embedded engine takes expressions only: ${legacy} is not supported`)
}

/** dynalite throws plain errors with a body; any other exception is a defect and is rethrown unchanged. */
export function asServiceError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ServiceError || !('body' in error)) return error
  const body = error.body as { __type: string }
  return body.__type.endsWith('SerializationException') ? serialization(error.message) : validation(error.message)
}
