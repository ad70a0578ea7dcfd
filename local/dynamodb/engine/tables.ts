import type { RowChange } from './dynalite.ts'
import { tableNotFound } from './errors.ts'
import { type Storage, tableKey, under } from './storage.ts'
import type { Table } from './types.ts'

export interface StoredTable {
  table: Table
  billingMode: string
  createdAtS: number
  ttlAttribute?: string
}

/** The tables, held in memory and written through: the setting of their expiry also survives a restart. */
export class Tables {
  readonly #tables = new Map<string, StoredTable>()
  readonly #storage: Storage

  private constructor(storage: Storage) {
    this.#storage = storage
  }

  static async load(storage: Storage): Promise<Tables> {
    const tables = new Tables(storage)
    for await (const stored of storage.values<StoredTable>(under(tableKey(''))))
      tables.#tables.set(stored.table.TableName, stored)
    return tables
  }

  has(name: string): boolean {
    return this.#tables.has(name)
  }

  get(name: string): StoredTable {
    const stored = this.#tables.get(name)
    if (!stored) throw tableNotFound(name)
    return stored
  }

  all(): StoredTable[] {
    return [...this.#tables.values()]
  }

  /** Commits together with rows that follow from the change, such as those of a new index. */
  async put(stored: StoredTable, rows: RowChange[] = []): Promise<void> {
    const name = stored.table.TableName
    await this.#storage.commit([{ type: 'put', key: tableKey(name), value: stored }, ...rows])
    this.#tables.set(name, stored)
  }

  async delete(name: string, rows: RowChange[]): Promise<void> {
    await this.#storage.commit([{ type: 'del', key: tableKey(name) }, ...rows])
    this.#tables.delete(name)
  }
}
