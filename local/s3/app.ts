import { Hono } from 'hono'
import { shown } from '../fault.ts'
import { damaged } from './checksums.ts'
import { openObjects } from './objects.ts'

/** Errors as S3 writes them: the SDK makes `Code` the name of the exception that it throws. */
class S3Error extends Error {
  readonly code: string
  readonly status: 400 | 404 | 501

  constructor(status: 400 | 404 | 501, code: string, message: string) {
    super(message)
    this.code = code
    this.status = status
  }
}

/**
 * The part of S3 that the application uses: single objects put, got and deleted by `/<bucket>/<key>`, over its REST protocol.
 * The signature is not checked: anyone who reaches a local port may use it.
 */
export function s3App(folder: string, buckets: readonly string[]): Hono {
  const objects = openObjects(folder)
  const app = new Hono()
  app.put('/:bucket/:key{.+}', async (c) => {
    const { bucket, key } = named(c.req.path, buckets)
    if (c.req.header('content-encoding')?.includes('aws-chunked')) {
      throw new S3Error(501, 'NotImplemented', 'Bodies in signed chunks are not understood here.')
    }
    const bytes = Buffer.from(await c.req.arrayBuffer())
    const wrong = damaged(bytes, (name) => c.req.header(name))
    if (wrong) throw new S3Error(400, 'BadDigest', `The ${wrong} you specified did not match what we received.`)
    return c.body(null, 200, { etag: objects.put(bucket, key, bytes) })
  })
  app.get('/:bucket/:key{.+}', (c) => {
    const { bucket, key } = named(c.req.path, buckets)
    const found = objects.get(bucket, key)
    if (!found) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.')
    return c.body(new Uint8Array(found.bytes), 200, { etag: found.etag, 'content-type': 'binary/octet-stream' })
  })
  app.delete('/:bucket/:key{.+}', (c) => {
    const { bucket, key } = named(c.req.path, buckets)
    objects.delete(bucket, key)
    return c.body(null, 204)
  })
  app.all('*', () => {
    throw new S3Error(501, 'NotImplemented', 'Only single objects are put, got and deleted here.')
  })
  app.onError((error, c) => {
    const known = error instanceof S3Error
    if (!known) console.error(shown(error))
    const { status, code } = known ? error : ({ status: 500, code: 'InternalError' } as const)
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${error.message}</Message></Error>`
    return c.body(body, status, { 'content-type': 'application/xml' })
  })
  return app
}

function named(path: string, buckets: readonly string[]): { bucket: string; key: string } {
  const [, bucket = '', ...key] = path.split('/').map(decodeURIComponent)
  if (!buckets.includes(bucket)) throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist.')
  return { bucket, key: key.join('/') }
}
