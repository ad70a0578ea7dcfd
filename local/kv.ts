import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A durable map of JSON values, one per collection: what a sandbox remembers over a restart or a kill. */
export interface Collection<T> {
  get(id: string): T | undefined
  put(id: string, value: T): void
  delete(id: string): void
  /** Newest first put first. */
  all(): T[]
}

/** Opens (and creates) the SQLite file; ':memory:' forgets. */
export function openKv(path: string) {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const db = new DatabaseSync(path)
  // Written through to the operating system at each put: a killed process loses nothing.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000')
  return {
    collection<T>(name: string): Collection<T> {
      db.exec(`CREATE TABLE IF NOT EXISTS ${name} (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, json TEXT)`)
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
        put: (id, value) => void put.run(id, JSON.stringify(value)),
        delete: (id) => void remove.run(id),
        all: () => all.all().map(parse),
      }
    },
    close: () => db.close(),
  }
}

export type Kv = ReturnType<typeof openKv>
