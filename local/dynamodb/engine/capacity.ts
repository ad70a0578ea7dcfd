import { type Change, indexChanges } from './rows.ts'
import { itemBytes } from './size.ts'
import type { Item } from './types.ts'

export type CapacityMode = 'INDEXES' | 'TOTAL' | 'NONE'

/** Adds up the units of a request, by table and by index. */
export class Capacity {
  readonly #tables = new Map<string, { table: number; indexes: Map<string, number> }>()

  add(table: string, units: number, index?: string): void {
    const sums = this.#tables.get(table) ?? { table: 0, indexes: new Map<string, number>() }
    if (index) sums.indexes.set(index, (sums.indexes.get(index) ?? 0) + units)
    else sums.table += units
    this.#tables.set(table, sums)
  }

  /** One unit writes 1 KB; a transaction writes twice (prepare and commit); each index row is charged like an item. */
  addWrite(change: Change, { transactional = false } = {}): void {
    const factor = transactional ? 2 : 1
    const name = change.table.table.TableName
    const bytes = Math.max(...[change.before, change.after].map((item) => (item ? itemBytes(item) : 0)))
    this.add(name, factor * writeUnits(bytes))
    for (const { index, bytes } of indexChanges(change)) this.add(name, factor * writeUnits(bytes), index)
  }

  /** Returns one entry per table, as the batch and transaction operations answer it. */
  report(mode: CapacityMode | undefined) {
    if (mode !== 'TOTAL' && mode !== 'INDEXES') return undefined
    return [...this.#tables].map(([TableName, { table, indexes }]) => ({
      TableName,
      CapacityUnits: [...indexes.values()].reduce((total, units) => total + units, table),
      ...(mode === 'INDEXES' && {
        Table: { CapacityUnits: table },
        ...(indexes.size > 0 && {
          GlobalSecondaryIndexes: Object.fromEntries(
            [...indexes].map(([index, CapacityUnits]) => [index, { CapacityUnits }]),
          ),
        }),
      }),
    }))
  }

  reportOne(mode: CapacityMode | undefined) {
    return this.report(mode)?.[0]
  }
}

const writeUnits = (bytes: number) => Math.max(1, Math.ceil(bytes / 1024))

/** One unit reads 4 KB consistently; an eventually consistent read costs half, also when the item does not exist. */
export const readUnits = (bytes: number, consistent: boolean | undefined) =>
  Math.ceil(bytes / 4096) * (consistent ? 1 : 0.5)

export const readItemUnits = (item: Item | undefined, consistent: boolean | undefined) =>
  readUnits(Math.max(1, item ? itemBytes(item) : 1), consistent)
