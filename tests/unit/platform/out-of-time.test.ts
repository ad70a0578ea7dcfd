import '../environment.ts'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Context } from 'aws-lambda'
import { afterAll, expect, it } from 'vitest'
import { logLines } from '../log-lines.ts'

/** A table that lists many items, and never answers when one of them is asked for. */
const listed = Array.from({ length: 200 }, (_, n) => ({ pk: { S: `ORDER#${n}` }, sk: { S: 'ORDER' } }))
const server = createServer((request, response) => {
  if (!`${request.headers['x-amz-target']}`.endsWith('.Query')) return
  response.setHeader('content-type', 'application/x-amz-json-1.0').end(JSON.stringify({ Items: listed }))
})
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
process.env.AWS_ENDPOINT_URL_DYNAMODB = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const { handler: sweep } = await import('../../../functions/jobs/sweep.ts')
const { handler: cancelUndisbursed } = await import('../../../functions/jobs/cancel-undisbursed.ts')
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

it.each([
  ['sweep', sweep],
  ['cancel-undisbursed', cancelUndisbursed],
] as [string, (input: unknown, context: Context) => Promise<unknown>][])(
  '%s, in which one item’s fault stops no other, stops when its time is over: one line for the item, not for all behind it',
  async (_, job) => {
    const log = logLines()
    const ends = performance.now() + 1_300
    const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => ends - performance.now() } as Context
    await expect(job({}, context)).rejects.toThrow()
    await new Promise((resume) => setTimeout(resume, 50))
    expect(log.lines().map(({ event }) => event)).toEqual([
      expect.stringMatching(/^(watched item|loan) not/),
      'step failed',
    ])
  },
)
