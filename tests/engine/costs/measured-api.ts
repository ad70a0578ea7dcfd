import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { Hono, type Context as HonoContext } from 'hono'
import { afterAll } from 'vitest'
import { config } from '../../../lib/platform/config.ts'
import { localKeys, parametersOf } from '../../../local/keys.ts'
import { startSandboxes } from '../../../local/sandboxes.ts'
import { loadServerless, machinesOf } from '../../../local/serverless-config.ts'
import { ssmApp } from '../../../local/ssm/app.ts'
import { startStepFunctions } from '../../../local/stepfunctions/start.ts'
import { served, testStack } from '../test-stack.ts'
import { attachMeter, type Cost, metered } from './meter.ts'

/** Business and vendors' time: a collection of a minute takes three seconds. */
const SPEED = 20

type Handler = (event: unknown, context: Context) => Promise<Answer>
interface Answer {
  statusCode: number
  headers?: Record<string, string>
  body?: string
}

/**
 * The whole API in this process, behind a front that hands requests over as API Gateway does, with the vendors' sandboxes
 * and the workflows; `costs` says what each route asked of the table, call by call.
 */
export async function measuredApi() {
  const folder = mkdtempSync(join(tmpdir(), 'costs-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const [port, sandboxPort] = await Promise.all([freePort(), freePort()])
  const keys = localKeys(join(folder, 'keys.json'))
  const sandbox = `http://127.0.0.1:${sandboxPort}`
  const environment = {
    API_BASE_URL: `http://127.0.0.1:${port}`,
    CLIENT_BASE_URL: sandbox,
    LIANLIAN_QUERY_URL: `${sandbox}/lianlian`,
    LIANLIAN_TRADER_URL: `${sandbox}/lianlian`,
    LIANLIAN_PAYOUT_URL: `${sandbox}/lianlian`,
    LIMU_URL: `${sandbox}/limu`,
    SMS_GATEWAY_URL: `${sandbox}/sms/messages`,
    OPERATOR_ISSUER: `${sandbox}/oidc`,
    OPERATOR_JWKS_URL: `${sandbox}/oidc/jwks`,
    AWS_ENDPOINT_URL_SSM: await served(ssmApp(parametersOf(keys, '/test/'))),
  }
  // The configuration has been read by now; the sandboxes and the AWS clients read the environment.
  Object.assign(config, environment)
  Object.assign(process.env, environment)
  testStack.workflows.restore()
  const serverless = await loadServerless()
  const handlers = await handlersOf(serverless)
  const invoke = async (name: string, payload: unknown) => handlers.get(name)?.(payload, context(name))
  const workflows = await startStepFunctions({
    machines: machinesOf(serverless),
    invoke: invoke as never,
    speed: SPEED,
  })
  process.env.AWS_ENDPOINT_URL_SFN = workflows.endpoint
  const sandboxes = await startSandboxes({
    port: sandboxPort,
    dataFile: join(folder, 'sandbox.db'),
    keys,
    environment: { ...(process.env as Record<string, string>), ...environment },
    speed: SPEED,
    clock: new Hono(),
  })
  const { db } = await import('../../../lib/table/client.ts')
  attachMeter(db as never)
  const costs = new Map<string, Cost[]>()
  const app = new Hono()
  for (const [key, { events }] of Object.entries(serverless.functions)) {
    for (const event of events) if ('httpApi' in event) mount(app, key, routeKeyOf(event.httpApi as Route))
  }
  await served(app, port)
  afterAll(async () => {
    await sandboxes.close()
    await workflows.close()
  })
  /** The routes of each function: aliases of one another. */
  const routes = Object.values(serverless.functions).map(({ events }) =>
    events.flatMap((event) => ('httpApi' in event ? [routeKeyOf(event.httpApi as Route)] : [])),
  )
  return { api: environment.API_BASE_URL, sandbox, costs, invoke, routes }

  function mount(front: Hono, key: string, route: string) {
    if (route === '*') return
    const [method = '', path = ''] = route.split(' ')
    front.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      const event = await eventOf(c, route)
      const { answer, cost } = await metered(() => (handlers.get(key) as Handler)(event, context(key)))
      costs.set(route, [...(costs.get(route) ?? []), cost])
      return c.body(answer.body ?? '', answer.statusCode as 200, answer.headers ?? {})
    })
  }
}

/** As written in short, or with an authorizer. */
type Route = string | { method: string; path: string }

const routeKeyOf = (route: Route): string =>
  typeof route === 'string' ? route : `${route.method.toUpperCase()} ${route.path}`

async function handlersOf({ functions }: Awaited<ReturnType<typeof loadServerless>>) {
  const loaded = Object.entries(functions).map(async ([key, { handler }]) => {
    const module = (await import(resolve(handler.replace(/\.handler$/, '.ts')))) as { handler: Handler }
    return [key, module.handler] as const
  })
  return new Map(await Promise.all(loaded))
}

const context = (name: string) =>
  ({ awsRequestId: 'r', functionName: name, getRemainingTimeInMillis: () => 29_000 }) as Context

async function eventOf(c: HonoContext, routeKey: string): Promise<APIGatewayProxyEventV2> {
  const { pathname, search } = new URL(c.req.url)
  const body = await c.req.text()
  const http = { method: c.req.method, path: pathname, protocol: 'HTTP/1.1', sourceIp: '203.0.113.9', userAgent: '' }
  return {
    version: '2.0',
    routeKey,
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: c.req.header(),
    pathParameters: c.req.param(),
    requestContext: { requestId: 'r', http },
    isBase64Encoded: false,
    ...(body ? { body } : {}),
  } as unknown as APIGatewayProxyEventV2
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
