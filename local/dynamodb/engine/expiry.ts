import type { Engine } from './engine.ts'
import { expirySecond, rowChanges } from './rows.ts'
import { expiryPrefix } from './storage.ts'
import type { Item } from './types.ts'

// The service deletes within days. A second here, so that code that relies on an expired item fails soon.
const SWEEP_EVERY_MS = 1000
// Items whose time is more than five years past are left alone, as in the service: most likely it is not a time in seconds.
const FIVE_YEARS_S = 5 * 365 * 24 * 3600

/** Deletes expired items and forgotten tokens until stopped. */
export function startSweep(engine: Engine, onError: (error: unknown) => void) {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(() => sweep(engine, Date.now())).catch(onError)
  }, SWEEP_EVERY_MS)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

function sweep(engine: Engine, nowMs: number): Promise<void> {
  return engine.exclusive(async () => {
    await engine.tokens.forgetExpired(engine.storage, nowMs)
    await deleteExpired(engine, Math.floor(nowMs / 1000))
  })
}

async function deleteExpired({ storage, tables }: Engine, nowS: number): Promise<void> {
  const oldest = expirySecond(Math.max(0, nowS - FIVE_YEARS_S))
  for (const table of tables.all()) {
    const prefix = expiryPrefix(table.table.TableName)
    for await (const itemKey of storage.values<string>({ gt: prefix + oldest, lt: prefix + expirySecond(nowS) })) {
      const before = storage.get<Item>(itemKey)
      if (before) await storage.commit(rowChanges({ table, before, after: undefined }))
    }
  }
}
