import { isDeepStrictEqual } from 'node:util'
import { Big } from './dynalite.ts'
import type { Item, Value, ValueType } from './types.ts'

export const typeOf = (value: Value) => Object.keys(value)[0] as ValueType

const isSet = (type: ValueType) => type === 'SS' || type === 'NS' || type === 'BS'

/** Compares deeply; sets have no order. Numbers were normalised on arrival: 1.0 is "1" here. */
export function equal(a: Value, b: Value): boolean {
  const type = typeOf(a)
  if (type !== typeOf(b)) return false
  if (isSet(type)) return isDeepStrictEqual(new Set(a[type] as string[]), new Set(b[type] as string[]))
  if (a.L && b.L) return a.L.length === b.L.length && a.L.every((member, at) => equal(member, b.L?.[at] as Value))
  if (a.M && b.M) return equalItems(a.M, b.M)
  return a[type] === b[type]
}

export function equalItems(a: Item, b: Item): boolean {
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => {
      const [left, right] = [a[name], b[name]]
      return left !== undefined && right !== undefined && equal(left, right)
    })
  )
}

/** Returns <0, 0 or >0 for two strings (by UTF-8 bytes), numbers or binaries; undefined when there is no order between them. */
export function compare(a: Value, b: Value): number | undefined {
  if (a.S !== undefined && b.S !== undefined) return Buffer.compare(Buffer.from(a.S), Buffer.from(b.S))
  if (a.N !== undefined && b.N !== undefined) return new Big(a.N).cmp(b.N)
  if (a.B !== undefined && b.B !== undefined)
    return Buffer.compare(Buffer.from(a.B, 'base64'), Buffer.from(b.B, 'base64'))
  return undefined
}
