import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { damaged, LocalFault, missing, onFile } from './fault.ts'

/** The parts of a data folder; for a database, the file without which its engine would start an empty one. */
const parts = {
  keys: 'keys.json',
  clock: 'clock',
  jobs: 'clock.jobs',
  sandbox: 'sandbox.sqlite',
  embedded: 'embedded/CURRENT',
  dynamodbLocal: 'dynamodb-local/shared-local-instance.db',
  results: 's3',
}

const shape = z.object({ parts: z.array(z.string()), keys: z.string() })
const manifestIn = (dataDir: string) => join(dataDir, 'manifest.json')

/** Writes the file whole or not at all: a full disk or a kill leaves the old file. */
export function writeWhole(file: string, text: string, mode = 0o644): void {
  onFile(file, () => {
    writeFileSync(`${file}.new`, text, { mode })
    renameSync(`${file}.new`, file)
  })
}

/** Records which parts the folder has, and which keys seal its data. Called after a successful start. */
export function noteParts(dataDir: string): void {
  const present = Object.values(parts).filter((part) => existsSync(join(dataDir, part)))
  writeWhole(manifestIn(dataDir), JSON.stringify({ parts: present, keys: keysPrint(dataDir) }))
}

/**
 * Throws a LocalFault when a part of the last start is missing, or the keys do not fit the data: the stack would start on an
 * empty table, at another time, or with data that it cannot unseal.
 */
export function assertWhole(dataDir: string): void {
  const file = manifestIn(dataDir)
  const keys = join(dataDir, parts.keys)
  if (!existsSync(file)) {
    // An older folder, or an interrupted first start. The keys are made first.
    const data = existsSync(dataDir) ? readdirSync(dataDir).filter(isPart) : []
    if (data.length > 0 && !existsSync(keys))
      throw missing(keys, `but there are data that they seal (${data.join(', ')})`)
    return
  }
  const manifest = shape.safeParse(parsed(file))
  if (!manifest.success) throw damaged(file, 'not the list of parts')
  const gone = manifest.data.parts.find((part) => !existsSync(join(dataDir, part)))
  if (gone) throw missing(join(dataDir, gone), 'which was here at the last start')
  if (keysPrint(dataDir) !== manifest.data.keys) {
    throw new LocalFault(
      `${keys} is not the file that these data were sealed with: put that back, or forget all local data with \`npm start -- --fresh\``,
    )
  }
}

/** Returns the first segment of a part's path. */
const isPart = (name: string): boolean =>
  Object.values(parts).some((part) => part.split('/')[0] === name) && name !== basename(parts.keys)

const keysPrint = (dataDir: string): string => {
  const file = join(dataDir, parts.keys)
  return createHash('sha256')
    .update(onFile(file, () => readFileSync(file)))
    .digest('hex')
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(onFile(file, () => readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
