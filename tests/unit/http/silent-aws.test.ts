import '../environment.ts'
import { serve } from '@hono/node-server'
import type { Context } from 'aws-lambda'
import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { ssmApp } from '../../../local/ssm/app.ts'
import { logLines } from '../log-lines.ts'
import { silentServer } from '../silent-server.ts'
import { event, type Sent } from './gateway.ts'

const names = [
  'session-key',
  'field-key',
  'index-key',
  'limu-api-secret',
  'lianlian-merchant-key',
  'lianlian-public-key',
]
const secret = Buffer.alloc(32, 1).toString('base64')
const ssm = ssmApp(Object.fromEntries(names.map((name) => [`/microloan/test/${name}`, secret])))
const { promise: ssmPort, resolve } = Promise.withResolvers<number>()
const ssmServer = serve({ fetch: ssm.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port))
afterAll(() => void ssmServer.close())

const silent = await silentServer()
Object.assign(process.env, {
  AWS_ENDPOINT_URL_SSM: `http://127.0.0.1:${await ssmPort}`,
  AWS_ENDPOINT_URL_DYNAMODB: silent.url,
  AWS_ENDPOINT_URL_SFN: silent.url,
  // As on a developer's machine: one answer may take longer than the whole invocation.
  AWS_WAIT_MS: '40000',
})
const { open } = await import('../../../lib/http/auth/auth.ts')
const { callback } = await import('../../../lib/http/callback.ts')
const { endpoint } = await import('../../../lib/http/endpoint.ts')
const { noInput } = await import('../../../lib/http/fields.ts')
const { step } = await import('../../../lib/platform/step.ts')
const { endPause, isRunning, startExecution } = await import('../../../lib/platform/workflows.ts')

/** Calls a function with little time left, as Lambda's clock says it; tells what it answered, and whether before the end. */
async function called(handler: unknown, input: unknown) {
  const ends = performance.now() + 1_500
  const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => ends - performance.now() } as Context
  const call = handler as (input: unknown, context: Context) => Promise<Record<string, unknown>>
  const answer = await call(input, context).catch((error: Error) => ({ threw: error.name }))
  return { ...answer, inTime: performance.now() < ends }
}

const busy = {
  statusCode: 500,
  body: JSON.stringify({ status: 'FAILURE', error_message: '系统繁忙，请稍后重试' }),
  inTime: true,
}

describe('a table that accepts and never answers', () => {
  it.each<[string, () => Promise<object>, Sent]>([
    ['home', () => import('../../../functions/home/home.ts'), { headers: { authorization: 'undefined' } }],
    ['login', () => import('../../../functions/account/login.ts'), { body: 'mobile=13800000001&password=Passw0rd1' }],
    [
      'signup',
      () => import('../../../functions/account/signup.ts'),
      { body: 'mobile=13800000001&code=123456&password=Passw0rd1' },
    ],
    [
      'send-signup-code',
      () => import('../../../functions/account/send-signup-code.ts'),
      { body: 'mobile=13800000001' },
    ],
  ])('%s: the caller gets the envelope before Lambda’s time-out, and there is a line', async (_, load, sent) => {
    const log = logLines()
    const { handler } = (await load()) as { handler: unknown }
    expect(await called(handler, event(sent))).toMatchObject(busy)
    expect(log.lines()).toMatchObject([{ level: 'ERROR', event: 'fault', error: 'AbortError' }])
  })

  it('a vendor that calls hears no acknowledgement, and there is a line', async () => {
    const log = logLines()
    const { handler } = await import('../../../functions/callbacks/lm-callback.ts')
    expect(await called(handler, event({ body: 'token=0123456789abcdef' }))).toMatchObject({
      statusCode: 500,
      inTime: true,
    })
    expect(log.lines()).toMatchObject([{ level: 'ERROR', event: 'callback fault', error: 'AbortError' }])
  })

  it.each<[string, () => Promise<object>, object]>([
    ['sweep', () => import('../../../functions/jobs/sweep.ts'), {}],
    ['close-days', () => import('../../../functions/jobs/close-days.ts'), {}],
    ['payout-send', () => import('../../../functions/workflows/payout-send.ts'), { orderNo: 'N1' }],
    [
      'verification-poll',
      () => import('../../../functions/workflows/verification-poll.ts'),
      { token: '0123456789abcdef' },
    ],
  ])('%s: fails in time, for the workflow or Lambda to repeat it, and there is a line', async (_, load, input) => {
    const log = logLines()
    const { handler } = (await load()) as { handler: unknown }
    expect(await called(handler, input)).toEqual({ threw: 'AbortError', inTime: true })
    expect(log.lines()).toMatchObject([{ level: 'WARN', event: 'step failed', error: 'AbortError' }])
  })
})

describe('Step Functions that accept and never answer', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['a start', () => startExecution('arn:aws:states:local:0:stateMachine:m', 'n', {})],
    ['a look', () => isRunning('arn:aws:states:local:0:stateMachine:m', 'n')],
    ['a wake', () => endPause('token')],
  ])('%s: the caller gets the envelope before Lambda’s time-out, and there is a line', async (_, ask) => {
    const log = logLines()
    const route = endpoint({ auth: open, input: noInput }, async () => {
      await ask()
      return {}
    })
    expect(await called(route, event())).toMatchObject(busy)
    expect(log.lines()).toMatchObject([{ level: 'ERROR', event: 'fault', error: 'AbortError' }])
  })
})

describe('anything else that does not end', () => {
  const never = () => new Promise<never>(() => {})

  it('in a route is a fault, answered and logged', async () => {
    const log = logLines()
    expect(await called(endpoint({ auth: open, input: noInput }, never), event())).toMatchObject(busy)
    expect(log.lines()).toMatchObject([{ level: 'ERROR', event: 'fault', error: 'OutOfTime' }])
  })

  it('in a route that a vendor calls is logged, and not acknowledged', async () => {
    const log = logLines()
    expect(await called(callback(never), event())).toMatchObject({ statusCode: 500, inTime: true })
    expect(log.lines()).toMatchObject([{ level: 'ERROR', event: 'callback fault', error: 'OutOfTime' }])
  })

  it('in a step is logged and let out', async () => {
    const log = logLines()
    expect(await called(step(z.object({}), never), {})).toEqual({ threw: 'OutOfTime', inTime: true })
    expect(log.lines()).toMatchObject([{ level: 'WARN', event: 'step failed', error: 'OutOfTime' }])
  })
})

it('what goes on after the answer can write nothing more', async () => {
  logLines()
  const { removeItem } = await import('../../../lib/table/update.ts')
  let late: Promise<unknown> | undefined
  const route = endpoint({ auth: open, input: noInput }, () => {
    late = new Promise((resume) => setTimeout(resume, 1_600)).then(() => removeItem({ pk: 'a', sk: 'a' }))
    return late as Promise<never>
  })
  expect(await called(route, event())).toMatchObject(busy)
  const before = silent.requests()
  await expect(late).rejects.toThrow('aborted')
  expect(silent.requests()).toBe(before)
})
