import { createRequire } from 'node:module'
import type { Item, KeySchema, Path, Table, Value } from './types.ts'

// dynalite (4.0.0, pinned) supplies the wire types of each operation, the expression parsers and the order-keeping key
// encoding. Its actions are not used: they write a base row and its index rows one after the other.
const require = createRequire(import.meta.url)
const requireOfDynalite = createRequire(require.resolve('dynalite/package.json'))

export interface Shape {
  types: Record<string, object | string>
  /** Returns the error of the request, or leaves the parsed expressions on it. */
  custom?: (data: object, store: { options: { maxItemSize: number } }) => string | undefined
}

type OperationFile =
  | 'batchGetItem'
  | 'batchWriteItem'
  | 'createTable'
  | 'deleteItem'
  | 'deleteTable'
  | 'describeTable'
  | 'getItem'
  | 'listTables'
  | 'putItem'
  | 'query'
  | 'scan'
  | 'updateItem'

export const shapeOf = (operation: OperationFile): Shape => require(`dynalite/validations/${operation}`)

export const validations: {
  checkTypes(data: object, types: Shape['types']): object
  checkValidations(
    data: object,
    types: Shape['types'],
    custom: Shape['custom'],
    store: { options: { maxItemSize: number } },
  ): void
  validateAttributeValue(value: Value): string | undefined
} = require('dynalite/validations')

export const encoding: {
  createKey(item: Item, table: Table, schema?: KeySchema): string
  hashPrefix(value: string, type: string): string
  toRangeStr(value: string, type: string): string
  mapPaths(paths: Path[], item: Item): Item
  validateKeyPaths(nestedPaths: Record<string, true> | undefined, table: Table): Error | undefined
} = require('dynalite/db')

interface BigNumber {
  readonly c: number[]
  readonly e: number
  readonly s: 1 | -1
  plus(other: string): BigNumber
  minus(other: string): BigNumber
  cmp(other: string): -1 | 0 | 1
  toFixed(): string
}
export const Big: new (value: string) => BigNumber = requireOfDynalite('big.js')

export type RowChange = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string }
export interface Range {
  gt?: string | undefined
  gte?: string | undefined
  lt?: string | undefined
  reverse?: boolean | undefined
  limit?: number
}
export interface LevelDb {
  open(): Promise<void>
  close(): Promise<void>
  getSync(key: string): unknown
  batch(rows: RowChange[]): Promise<void>
  values(range: Range): AsyncIterable<unknown>
  keys(range: Range): AsyncIterable<string>
}
type OpenOptions = { valueEncoding: 'json' }
export const ClassicLevel: new (path: string, options: OpenOptions) => LevelDb = requireOfDynalite('level').Level
export const MemoryLevel: new (options: OpenOptions) => LevelDb = requireOfDynalite('memory-level').MemoryLevel
