import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, vi } from 'vitest'
import { parse } from 'yaml'
import { functionEnvironment } from '../../local/environment.ts'
import { localKeys, parametersOf } from '../../local/keys.ts'
import { ssmApp } from '../../local/ssm/app.ts'
import { freshTable } from './engine.ts'
import { objectStore } from './object-store.ts'
import { fakeWorkflows } from './workflows.ts'

/** A message as it reached the gateway of the SMS provider. */
export interface Sms {
  mobile: string
  template: string
  params: Record<string, string>
}

/**
 * Everything below the application: a table of the real definition on the engine under test, the secrets, object storage, an
 * SMS gateway, recorded workflows. Vitest opens it before each file of the project (setupFiles): `lib` reads its configuration
 * when it is imported, and so finds the table's name and the addresses. A file that needs other variables sets them in
 * `vi.hoisted`, which runs between the two.
 */
export const testStack = await openTestStack()

async function openTestStack() {
  const table = await freshTable(tableDefinition())
  const secrets = secretsBelow('/test/')
  const ssm = await served(ssmApp(secrets))
  const objects = objectStore('test-results')
  const s3 = await served(objects.app)
  const sms = smsGateway()
  const gateway = await served(sms.app)
  const lambda = await served(codeSender())
  Object.assign(process.env, functionEnvironment(), {
    TABLE_NAME: table.tableName,
    PARAMETER_PATH: '/test/',
    SMS_PER_IP_HOUR: '30',
    SMS_GATEWAY_URL: gateway,
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_SSM: ssm,
    AWS_ENDPOINT_URL_LAMBDA: lambda,
    AWS_ENDPOINT_URL_S3: s3,
    RESULTS_BUCKET: 'test-results',
  })
  delete process.env.CLOCK_FILE
  const logged = captureLog()
  afterAll(async () => {
    const { db } = await import('../../lib/table/client.ts')
    db.destroy()
    return table.close()
  })
  return {
    workflows: fakeWorkflows(),
    sms: sms.control,
    objects: objects.control,
    /** Log lines of level ERROR so far: what somebody would be woken by. */
    alarms: () => logged.filter(({ level }) => level === 'ERROR').map(({ event }) => event),
    /** How many log lines there are so far of such an event. */
    logged: (such: RegExp) => logged.filter(({ event }) => such.test(event)).length,
    linesOf: (event: string) => logged.filter((line) => line.event === event),
    /** Every item of the table, in the order of the keys. */
    async everything(): Promise<Record<string, unknown>[]> {
      const items: Record<string, unknown>[] = []
      let from: Record<string, unknown> | undefined
      do {
        const page = await table.client.send(
          new ScanCommand({ TableName: table.tableName, ConsistentRead: true, ExclusiveStartKey: from }),
        )
        items.push(...(page.Items ?? []))
        from = page.LastEvaluatedKey
      } while (from)
      const key = ({ pk, sk }: Record<string, unknown>) => `${pk}|${sk}`
      return items.sort((a, b) => (key(a) < key(b) ? -1 : 1))
    },
  }
}

/** The table of resources/table.yml; its name is the test's. */
function tableDefinition() {
  const { Resources } = parse(readFileSync('resources/table.yml', 'utf8').replaceAll(/\$\{[^}]*\}/g, 'test'))
  const { TableName: _, ...definition } = Resources.Table.Properties
  return definition
}

function secretsBelow(path: string): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'test-keys-'))
  try {
    return parametersOf(localKeys(join(folder, 'keys.json')), path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export async function served(app: Hono, port = 0): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<AddressInfo>()
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, resolve)
  afterAll(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(await promise).port}`
}

function smsGateway() {
  const control = {
    taken: [] as Sms[],
    /** While set, the gateway answers 503 and takes nothing. */
    down: false,
    /** While set, the gateway says that the mobile had too many messages. */
    tooMany: false,
    /** While set, the gateway answers only after it. */
    held: undefined as Promise<void> | undefined,
  }
  const app = new Hono().post('/', async (c) => {
    await control.held
    if (control.down) return c.text('down', 503)
    if (control.tooMany) return c.text('too many', 429)
    control.taken.push(await c.req.json())
    return c.text('taken')
  })
  return { app, control }
}

/** Lambda's Invoke, for the one function that others call. */
function codeSender() {
  return new Hono().post('/2015-03-31/functions/microloan-local-send-sms/invocations', async (c) => {
    const { handler } = await import('../../functions/account/send-sms.ts')
    const context = { awsRequestId: 'test' } as Parameters<typeof handler>[1]
    return c.json(await handler(await c.req.json(), context))
  })
}

function captureLog() {
  const lines: { level: string; event: string }[] = []
  const write = process.stdout.write.bind(process.stdout)
  vi.spyOn(process.stdout, 'write').mockImplementation(((chunk: string | Uint8Array, ...rest: []) => {
    if (typeof chunk !== 'string' || !chunk.startsWith('{"level"')) return write(chunk, ...rest)
    lines.push(JSON.parse(chunk))
    return true
  }) as typeof process.stdout.write)
  return lines
}
