import '../environment.ts'
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { afterAll, expect, it, onTestFinished, vi } from 'vitest'
import { config } from '../../../lib/platform/config.ts'
import { putObject } from '../../../lib/platform/objects.ts'

interface Put {
  method: string | undefined
  url: string | undefined
  headers: IncomingHttpHeaders
  bytes: Buffer
}

const puts: Put[] = []
let answers: number[] = []
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    puts.push({ method: request.method, url: request.url, headers: request.headers, bytes: Buffer.concat(chunks) })
    response.writeHead(answers.shift() ?? 200).end()
  })
})
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
process.env.AWS_ENDPOINT_URL_S3 = endpoint
afterAll(() => void server.close())

const bytes = Buffer.from([0, 1, 2, 253, 254, 255])
const sha256 = createHash('sha256').update(bytes).digest('base64')
const key = 'results/0000000000000001/a token+of=two%/words'

const hashOf = (data: Buffer | string) => createHash('sha256').update(data).digest('hex')
const hmac = (secret: Buffer | string, data: string) => createHmac('sha256', secret).update(data).digest()

/** The signature that S3 computes of what reached it: AWS Signature Version 4, the path as it was sent. */
function signatureOf({ method, url, headers, bytes: body }: Put): string {
  const [path, query] = `${url}`.split('?')
  const [, scope = '', names = ''] =
    /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+)/.exec(`${headers.authorization}`) ?? []
  const signedHeaders = names.split(';').map((name) => `${name}:${headers[name]}\n`)
  const canonical = [method, path, query, signedHeaders.join(''), names, hashOf(body)].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hashOf(canonical)].join('\n')
  const signingKey = scope.split('/').reduce<Buffer | string>(hmac, `AWS4${process.env.AWS_SECRET_ACCESS_KEY}`)
  return hmac(signingKey, toSign).toString('hex')
}

it('puts the bytes below the bucket, with their checksum and a signature that S3 can follow', async () => {
  await putObject(key, bytes, sha256)
  const [put] = puts as [Put]
  const url = `/${config.RESULTS_BUCKET}/results/0000000000000001/a%20token%2Bof%3Dtwo%25/words?x-id=PutObject`
  expect(put).toMatchObject({ method: 'PUT', url, bytes })
  expect(put.headers).toMatchObject({ 'x-amz-checksum-sha256': sha256, 'x-amz-content-sha256': hashOf(bytes) })
  expect(put.headers.authorization).toContain('x-amz-checksum-sha256')
  expect(put.headers.authorization).toMatch(new RegExp(`Signature=${signatureOf(put)}$`))
})

it("goes to the bucket's own host on AWS", async () => {
  const handle = vi.spyOn(NodeHttpHandler.prototype, 'handle').mockRejectedValue(new Error('no network here'))
  vi.resetModules()
  delete process.env.AWS_ENDPOINT_URL_S3
  onTestFinished(() => {
    process.env.AWS_ENDPOINT_URL_S3 = endpoint
    handle.mockRestore()
  })
  const onAws = await import('../../../lib/platform/objects.ts')
  await expect(onAws.putObject('results/1/a', bytes, sha256)).rejects.toThrow('no network here')
  const hostname = `${config.RESULTS_BUCKET}.s3.${process.env.AWS_REGION}.amazonaws.com`
  expect(handle.mock.lastCall?.[0]).toMatchObject({ protocol: 'https:', hostname, path: '/results/1/a' })
})

it('tries again when S3 is busy, and no more than three times', async () => {
  puts.length = 0
  answers = [503, 500]
  await putObject(key, bytes, sha256)
  expect(puts).toHaveLength(3)
  answers = [503, 503, 503]
  await expect(putObject(key, bytes, sha256)).rejects.toMatchObject({ $metadata: { httpStatusCode: 503 } })
})

it('takes a refusal at its word', async () => {
  puts.length = 0
  answers = [403]
  await expect(putObject(key, bytes, sha256)).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } })
  expect(puts).toHaveLength(1)
})
