import { createMutex, type Exclusive } from './mutex.ts'
import { openStorage, type Storage } from './storage.ts'
import { Tables } from './tables.ts'
import { Tokens } from './tokens.ts'

/**
 * The state that every operation works on. Writes take turns (`exclusive`): each decides on the result of the one before. Reads
 * need no turn: they are synchronous, or one iterator, so they see the rows of whole commits only.
 */
export interface Engine {
  storage: Storage
  tables: Tables
  tokens: Tokens
  exclusive: Exclusive
}

export async function openEngine(path?: string): Promise<Engine> {
  const storage = await openStorage(path)
  const [tables, tokens] = await Promise.all([Tables.load(storage), Tokens.load(storage)])
  return { storage, tables, tokens, exclusive: createMutex() }
}
