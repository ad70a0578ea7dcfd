import { Big } from './dynalite.ts'
import type { Item, Value } from './types.ts'

export const MAX_ITEM_BYTES = 400 * 1024
export const MAX_PAGE_BYTES = 1024 * 1024
export const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024

// "Item sizes and formats" of the developer guide: names and strings as UTF-8, a byte per two digits of a number plus one,
// three bytes for a list or map plus one per member.
function numberBytes(digits: string): number {
  const { c, e, s } = new Big(digits)
  if (c.length === 1 && c[0] === 0) return 1
  const halfByte = c.length % 2 || e % 2 ? 0 : 1
  return 1 + Math.ceil(c.length / 2) + halfByte + (s === -1 ? 1 : 0)
}

const sum = <T>(members: T[], bytes: (member: T) => number) =>
  members.reduce((total, member) => total + bytes(member), 0)
const binaryBytes = (base64: string) => Buffer.byteLength(base64, 'base64')

export function valueBytes(value: Value): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S)
  if (value.N !== undefined) return numberBytes(value.N)
  if (value.B !== undefined) return binaryBytes(value.B)
  if (value.SS) return sum(value.SS, Buffer.byteLength)
  if (value.NS) return sum(value.NS, numberBytes)
  if (value.BS) return sum(value.BS, binaryBytes)
  if (value.L) return 3 + sum(value.L, (member) => 1 + valueBytes(member))
  if (value.M) return 3 + Object.keys(value.M).length + itemBytes(value.M)
  return 1
}

export const itemBytes = (item: Item): number =>
  sum(Object.entries(item), ([name, value]) => Buffer.byteLength(name) + valueBytes(value))
