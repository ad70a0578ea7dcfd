import { mkdirSync } from 'node:fs'
import { ClassicLevel, type LevelDb, MemoryLevel, type Range, type RowChange } from './dynalite.ts'

// One LevelDB holds everything; the first part of a key says what a row is. '/' cannot occur in a table or index name.
export const tableKey = (table: string) => `table/${table}`
export const itemPrefix = (table: string) => `item/${table}/`
export const indexPrefix = (table: string, index: string) => `index/${table}/${index}/`
export const expiryPrefix = (table: string) => `expiry/${table}/`
export const tokenKey = (token: string) => `token/${token}`

/** All rows under a prefix: keys are ASCII below '~'. */
export const under = (prefix: string): Range => ({ gt: prefix, lt: `${prefix}~` })

export interface Storage {
  get<T>(key: string): T | undefined
  /** A consistent view: an iterator sees the rows as they were when it was opened. */
  values<T>(range: Range): AsyncIterable<T>
  keys(range: Range): AsyncIterable<string>
  /** All rows or none, also if the process is killed: one LevelDB batch is one checksummed record of its log. */
  commit(rows: RowChange[]): Promise<void>
  close(): Promise<void>
}

export async function openStorage(path?: string): Promise<Storage> {
  if (path) mkdirSync(path, { recursive: true })
  const db: LevelDb = path
    ? new ClassicLevel(path, { valueEncoding: 'json' })
    : new MemoryLevel({ valueEncoding: 'json' })
  try {
    await db.open()
  } catch (error) {
    const locked = error instanceof Error && (error.cause as { code?: string } | undefined)?.code === 'LEVEL_LOCKED'
    throw locked ? new Error(`The DynamoDB folder ${path} is in use by another process`, { cause: error }) : error
  }
  return {
    get: <T>(key: string) => db.getSync(key) as T | undefined,
    values: <T>(range: Range) => db.values(range) as AsyncIterable<T>,
    keys: (range) => db.keys(range),
    commit: (rows) => db.batch(rows),
    close: () => db.close(),
  }
}
