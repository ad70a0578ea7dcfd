import { mkdirSync } from 'node:fs'
import { damaged, LocalFault, onFile, systemFault } from '../../fault.ts'
import { ClassicLevel, type LevelDb, MemoryLevel, type Range, type RowChange } from './dynalite.ts'

// One LevelDB holds everything; the first part of a key is the kind of row. '/' cannot occur in a table or index name.
export const tableKey = (table: string) => `table/${table}`
export const itemPrefix = (table: string) => `item/${table}/`
export const indexPrefix = (table: string, index: string) => `index/${table}/${index}/`
export const expiryPrefix = (table: string) => `expiry/${table}/`
export const tokenKey = (token: string) => `token/${token}`

/** Returns the range of all rows under a prefix: keys are ASCII below '~'. */
export const under = (prefix: string): Range => ({ gt: prefix, lt: `${prefix}~` })

export interface Storage {
  get<T>(key: string): T | undefined
  /** Opens a consistent view: an iterator sees the rows as they were when it was opened. */
  values<T>(range: Range): AsyncIterable<T>
  keys(range: Range): AsyncIterable<string>
  /** Writes all rows or none, also if the process is killed: one LevelDB batch is one checksummed record of its log. */
  commit(rows: RowChange[]): Promise<void>
  close(): Promise<void>
}

export async function openStorage(path?: string): Promise<Storage> {
  if (path) onFile(path, () => mkdirSync(path, { recursive: true }))
  const db: LevelDb = path
    ? new ClassicLevel(path, { valueEncoding: 'json' })
    : new MemoryLevel({ valueEncoding: 'json' })
  try {
    await db.open()
    if (path) await readThrough(db)
  } catch (error) {
    await db.close().catch(() => undefined)
    throw openFault(path ?? '', error)
  }
  return {
    get: <T>(key: string) => db.getSync(key) as T | undefined,
    values: <T>(range: Range) => db.values(range) as AsyncIterable<T>,
    keys: (range) => db.keys(range),
    commit: (rows) =>
      db.batch(rows).catch((error: unknown) => {
        throw systemFault(path ?? '', { code: systemCode(error) }) ?? error
      }),
    close: () => db.close(),
  }
}

/** LevelDB notices a damaged block only when it reads it, which may be days later: all blocks are read once here. */
async function readThrough(db: LevelDb): Promise<void> {
  for await (const _ of db.values({}));
}

/** LevelDB has a code for a lock only; a refusal of the operating system is in its text. */
function openFault(path: string, error: unknown): Error {
  const cause = ((error as Error).cause ?? error) as { code?: string; message?: string }
  if (cause.code === 'LEVEL_LOCKED') {
    return new LocalFault(`The DynamoDB folder ${path} is in use by another process`, { cause: error })
  }
  return systemFault(path, { code: systemCode(cause) }) ?? damaged(path, cause.message ?? String(error), error)
}

const systemTexts = {
  'No space left on device': 'ENOSPC',
  'Permission denied': 'EACCES',
  'Read-only file system': 'EROFS',
}

const systemCode = (error: unknown): string | undefined =>
  Object.entries(systemTexts).find(([text]) => String((error as Error | undefined)?.message).includes(text))?.[1]
