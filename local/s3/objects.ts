import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onFile } from '../fault.ts'

/** Objects as files: one folder per bucket, one file per key. */
export function openObjects(folder: string) {
  // Keys have slashes, and may be `..`: percent-encoded and with an ending, each is a plain file name. File systems limit a
  // name to 255 bytes.
  const fileOf = (bucket: string, key: string) => join(folder, bucket, `${encodeURIComponent(key)}.object`)
  const etagOf = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`
  return {
    /** Writes the whole file or nothing: a killed process leaves the old object. */
    put(bucket: string, key: string, bytes: Buffer): string {
      const half = join(folder, `${randomUUID()}.half`)
      onFile(fileOf(bucket, key), () => {
        mkdirSync(join(folder, bucket), { recursive: true })
        writeFileSync(half, bytes)
        renameSync(half, fileOf(bucket, key))
      })
      return etagOf(bytes)
    },
    get(bucket: string, key: string): { bytes: Buffer; etag: string } | undefined {
      try {
        const bytes = readFileSync(fileOf(bucket, key))
        return { bytes, etag: etagOf(bytes) }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    delete: (bucket: string, key: string): void => rmSync(fileOf(bucket, key), { force: true }),
  }
}
