import { resolve } from 'node:path'

/** An expected failure of this machine: its message is one line with the place and the remedy. */
export class LocalFault extends Error {
  override name = 'LocalFault'
}

const FRESH = 'or forget all local data with `npm start -- --fresh`'

/** Returns the fault for a file whose content we cannot have written. */
export const damaged = (file: string, detail: string, cause?: unknown): LocalFault =>
  new LocalFault(`${resolve(file)} is damaged (${oneLine(detail)}): put back a copy of it, ${FRESH}`, { cause })

/** Returns the fault for a file that existed at the last start. */
export const missing = (file: string, why: string): LocalFault =>
  new LocalFault(`${resolve(file)} is missing, ${why}: put it back, ${FRESH}`)

/** Formats an error for the console: an expected failure in one line, any other with its stack. */
export const shown = (error: unknown): unknown => (error instanceof LocalFault ? error.message : error)

/** Runs some work on a file; a refusal of the operating system becomes a LocalFault that names the file. */
export function onFile<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw systemFault(file, error) ?? error
  }
}

const reasons: Record<string, string> = {
  ENOSPC: 'no space is left on its disk: free some and start again',
  EDQUOT: 'your quota of its disk is used up: free some space and start again',
  EACCES: 'you have no permission for it: change its owner or mode, or choose another place with DATA_DIR',
  EPERM: 'you have no permission for it: change its owner or mode, or choose another place with DATA_DIR',
  EROFS: 'its disk is read-only: choose another place with DATA_DIR',
  ENOTDIR: 'a file is where a folder should be: move it away, or choose another place with DATA_DIR',
  EEXIST: 'a file is where a folder should be: move it away, or choose another place with DATA_DIR',
  ENOENT: 'its folder cannot be made: choose another place with DATA_DIR',
  EIO: 'its disk fails, or is full: look after it and start again',
  EISDIR: 'a folder is where a file should be: move it away',
}

/** Returns the fault for a refusal of the operating system; undefined for any other error. */
export function systemFault(file: string, error: unknown): LocalFault | undefined {
  const { code = '' } = error as NodeJS.ErrnoException
  const reason = reasons[code]
  return reason === undefined ? undefined : new LocalFault(`${resolve(file)}: ${reason} (${code})`, { cause: error })
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
