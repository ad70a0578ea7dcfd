import { validation } from './errors.ts'
import { resolve } from './paths.ts'
import type { Comparator, Condition, ConditionFunction, Item, Operand, Value } from './types.ts'
import { compare, equal, typeOf } from './values.ts'

type Operands = (Value | undefined)[]

export function holds(condition: Condition, item: Item): boolean {
  switch (condition.type) {
    case 'and':
      return condition.args.every((part) => holds(part, item))
    case 'or':
      return condition.args.some((part) => holds(part, item))
    case 'not':
      return !condition.args.some((part) => holds(part, item))
  }
  const operands = condition.args.map((operand) => operandValue(operand, item))
  return condition.type === 'function'
    ? functions[condition.name](operands)
    : (comparisons[condition.type]?.(operands) ?? false)
}

function operandValue(operand: Operand, item: Item): Value | undefined {
  if (Array.isArray(operand)) return resolve(operand, item)
  if (!('type' in operand)) return operand
  const size = sizeOf(operandValue(operand.args[0], item))
  return size === undefined ? undefined : { N: String(size) }
}

function sizeOf(value: Value | undefined): number | undefined {
  if (value?.B !== undefined) return Buffer.byteLength(value.B, 'base64')
  if (value?.M) return Object.keys(value.M).length
  return (value?.S ?? value?.L ?? value?.SS ?? value?.NS ?? value?.BS)?.length
}

const ordered =
  (accept: (order: number) => boolean) =>
  ([left, right]: Operands) => {
    const order = left && right ? compare(left, right) : undefined
    return order !== undefined && accept(order)
  }
const same = (left?: Value, right?: Value) => left !== undefined && right !== undefined && equal(left, right)
const atMost = ordered((order) => order <= 0)

// A comparison with an attribute that is missing, or of another type, is false; only <> is then true.
const comparisons: Record<Comparator | 'between' | 'in', (operands: Operands) => boolean> = {
  '=': ([left, right]) => same(left, right),
  '<>': ([left, right]) => !same(left, right),
  '<': ordered((order) => order < 0),
  '<=': atMost,
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  between: ([value, low, high]) => atMost([low, value]) && atMost([value, high]),
  in: ([value, ...members]) => members.some((member) => same(value, member)),
}

const bytes = (base64: string) => Buffer.from(base64, 'base64')

const functions: Record<ConditionFunction, (operands: Operands) => boolean> = {
  attribute_exists: ([value]) => value !== undefined,
  attribute_not_exists: ([value]) => value === undefined,
  attribute_type: ([value, type]) => value !== undefined && typeOf(value) === type?.S,
  begins_with([value, start]) {
    if (value?.S !== undefined && start?.S !== undefined) return value.S.startsWith(start.S)
    if (value?.B === undefined || start?.B === undefined) return false
    const prefix = bytes(start.B)
    return bytes(value.B).subarray(0, prefix.length).equals(prefix)
  },
  contains([whole, part]) {
    if (!whole || !part) return false
    if (whole.S !== undefined) return part.S !== undefined && whole.S.includes(part.S)
    if (whole.B !== undefined) return part.B !== undefined && bytes(whole.B).includes(bytes(part.B))
    if (whole.SS) return part.S !== undefined && whole.SS.includes(part.S)
    if (whole.NS) return part.N !== undefined && whole.NS.includes(part.N)
    if (whole.BS) return part.B !== undefined && whole.BS.includes(part.B)
    return whole.L?.some((member) => equal(member, part)) ?? false
  },
}

const ORDERED_OPERATORS = new Set<string>(['<', '<=', '>', '>=', 'between'])

/** Refuses an order between literals that have none (`< true`), as the service does before it reads any item. */
export function checkOperandTypes(parameter: string, condition: Condition): void {
  if (condition.type === 'and' || condition.type === 'or' || condition.type === 'not') {
    for (const part of condition.args) checkOperandTypes(parameter, part)
    return
  }
  if (!ORDERED_OPERATORS.has(condition.type)) return
  for (const operand of condition.args) {
    if (Array.isArray(operand) || 'type' in operand) continue
    const type = typeOf(operand)
    if (type === 'S' || type === 'N' || type === 'B') continue
    const problem = 'Incorrect operand type for operator or function; operator or function:'
    throw validation(`Invalid ${parameter}: ${problem} ${condition.type}, operand type: ${type}`)
  }
}
