import { DatabaseSync } from 'node:sqlite'
import { damaged, LocalFault, systemFault } from './fault.ts'

/** A durable map of JSON values, one per collection: a sandbox's memory over a restart or a kill. */
export interface Collection<T> {
  get(id: string): T | undefined
  put(id: string, value: T): void
  delete(id: string): void
  /** Lists values by their first put, newest first. */
  all(): T[]
}

/** Opens (and creates) the SQLite file; ':memory:' keeps nothing. A damaged file is a LocalFault. */
export function openKv(path: string) {
  const db = onDatabase(path, () => open(path))
  return {
    collection<T>(name: string): Collection<T> {
      const columns = 'seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, json TEXT'
      onDatabase(path, () => db.exec(`CREATE TABLE IF NOT EXISTS ${name} (${columns})`))
      const get = db.prepare(`SELECT json FROM ${name} WHERE id = ?`)
      const put = db.prepare(
        `INSERT INTO ${name} (id, json) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json`,
      )
      const remove = db.prepare(`DELETE FROM ${name} WHERE id = ?`)
      const all = db.prepare(`SELECT json FROM ${name} ORDER BY seq DESC`)
      const parse = (row: unknown): T => JSON.parse((row as { json: string }).json)
      return {
        get: (id) => {
          const row = get.get(id)
          return row ? parse(row) : undefined
        },
        put: (id, value) => void onDatabase(path, () => put.run(id, JSON.stringify(value))),
        delete: (id) => void onDatabase(path, () => remove.run(id)),
        all: () => all.all().map(parse),
      }
    },
    close: () => db.close(),
  }
}

export type Kv = ReturnType<typeof openKv>

function open(path: string): DatabaseSync {
  const db = new DatabaseSync(path)
  // Each put is written through to the operating system: a killed process loses nothing.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000')
  assertSound(db, path)
  return db
}

function assertSound(db: DatabaseSync, path: string): void {
  const [found] = Object.values(db.prepare('PRAGMA quick_check(1)').get() ?? {})
  if (found !== 'ok') throw damaged(path, String(found))
}

/** Throws a LocalFault unless the file is a whole SQLite database. */
export function checkDatabase(path: string): void {
  onDatabase(path, () => {
    const db = new DatabaseSync(path)
    try {
      assertSound(db, path)
    } finally {
      db.close()
    }
  })
}

/** SQLite's result codes, by the operating system's: https://sqlite.org/rescode.html */
const systemCodes: Record<number, string> = { 8: 'EROFS', 10: 'EIO', 13: 'ENOSPC', 14: 'EACCES' }

function onDatabase<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof LocalFault) throw error
    const { errcode = 0, message } = error as Error & { errcode?: number }
    throw systemFault(path, { code: systemCodes[errcode & 0xff] }) ?? damaged(path, message, error)
  }
}
