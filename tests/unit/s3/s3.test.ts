import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { expect, it, onTestFinished } from 'vitest'
import { s3App } from '../../../local/s3/app.ts'
import { serveAt } from '../sandbox/serve.ts'

const Bucket = 'results'
const bytes = Buffer.from([0, 1, 2, 253, 254, 255])

/** The store over HTTP, spoken to by AWS's own client. */
async function store() {
  const folder = mkdtempSync(join(tmpdir(), 's3-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const endpoint = await serveAt('', s3App(folder, [Bucket]))
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const s3 = new S3Client({ endpoint, region: 'local', credentials, maxAttempts: 1 })
  const read = async (Key: string) =>
    (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToByteArray()
  return { folder, endpoint, s3, read, put: (Key: string, Body: Buffer) => new PutObjectCommand({ Bucket, Key, Body }) }
}

it('gives back the bytes that were put, the last ones of a key', async () => {
  const { s3, read, put } = await store()
  await s3.send(put('results/1/a', Buffer.from('old')))
  await s3.send(put('results/1/a', bytes))
  expect(Buffer.from((await read('results/1/a')) ?? [])).toEqual(bytes)
})

it('forgets what is deleted, and minds nobody who deletes it again', async () => {
  const { s3, read, put } = await store()
  await s3.send(put('results/1/a', bytes))
  for (const _ of [1, 2]) await s3.send(new DeleteObjectCommand({ Bucket, Key: 'results/1/a' }))
  await expect(read('results/1/a')).rejects.toMatchObject({ name: 'NoSuchKey' })
})

it('knows no other bucket', async () => {
  const { s3 } = await store()
  const elsewhere = new PutObjectCommand({ Bucket: 'elsewhere', Key: 'a', Body: bytes })
  await expect(s3.send(elsewhere)).rejects.toMatchObject({ name: 'NoSuchBucket' })
})

it.each(['../../escape', 'a/../../b', 'USER#1/ü %2e%2e'])(
  'keeps the key %j as it is, below its folder',
  async (key) => {
    const { folder, endpoint } = await store()
    const url = `${endpoint}/${Bucket}/${encodeURIComponent(key)}`
    await fetch(url, { method: 'PUT', body: bytes })
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(bytes)
    expect(readdirSync(join(folder, Bucket))).toEqual([`${encodeURIComponent(key)}.object`])
  },
)

it.each([
  ['content-md5', 'md5'],
  ['x-amz-checksum-sha1', 'sha1'],
  ['x-amz-checksum-sha256', 'sha256'],
])('takes nothing that does not fit its %s', async (header, algorithm) => {
  const { endpoint } = await store()
  const url = `${endpoint}/${Bucket}/a`
  const put = (body: string) => {
    const checksum = createHash(algorithm).update('as it was').digest('base64')
    return fetch(url, { method: 'PUT', body, headers: { [header]: checksum } })
  }
  const refused = await put('damaged')
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('<Code>BadDigest</Code>')])
  expect((await fetch(url)).status).toBe(404)
  expect((await put('as it was')).status).toBe(200)
})

it('says so where it does not know what is asked', async () => {
  const { s3, endpoint } = await store()
  await expect(s3.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject({ name: 'NotImplemented' })
  const headers = { 'content-encoding': 'aws-chunked' }
  const chunked = await fetch(`${endpoint}/${Bucket}/a`, { method: 'PUT', body: bytes, headers })
  expect(chunked.status).toBe(501)
})
