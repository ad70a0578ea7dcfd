import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll } from 'vitest'
import { s3App } from '../../local/s3/app.ts'

/** Object storage with one bucket, which forgets when the tests of a file end. */
export function objectStore(bucket: string) {
  const folder = mkdtempSync(join(tmpdir(), 'objects-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const store = s3App(folder, [bucket])
  const control = {
    /** While set, it answers 503 and takes nothing. */
    down: false,
    /** Every object, by its key. */
    all(): Record<string, Buffer> {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.object'),
      )
      return Object.fromEntries(
        files.map((file) => [
          decodeURIComponent(file.slice(bucket.length + 1, -'.object'.length)),
          readFileSync(join(folder, file)),
        ]),
      )
    },
  }
  const app = new Hono().all('*', (c) => (control.down ? c.text('down', 503) : store.fetch(c.req.raw)))
  return { app, control }
}
